package dev.imagebatch.image.container;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The chunks of a PNG, read from the first to the last. Not thread-safe.
 */
public final class PngChunks {

    /** The first bytes of each PNG, in Latin-1. */
    public static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    /** The bytes of a chunk beside its content: length, type and checksum. */
    public static final int OVERHEAD = 12;

    private static final int HEAD = 8;
    private static final String LAST = "IEND";
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{4}");

    private final ByteReader bytes;
    private final CRC32 checksum = new CRC32();
    private String type = "";
    private long start;
    private long length;
    private long end;

    /** @param bytes positioned after the signature */
    public PngChunks(ByteReader bytes) {
        this.bytes = bytes;
        this.end = bytes.position();
    }

    /** Returns a whole chunk: length, type, content and checksum. */
    public static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return ByteBuffer.allocate(OVERHEAD + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /** Moves to the next chunk; returns false after IEND. */
    public boolean next() throws IOException {
        bytes.skipTo(end);
        if (type.equals(LAST)) {
            return false;
        }
        start = end;
        length = bytes.big32();
        type = bytes.name();
        end = start + OVERHEAD + length;
        checksum.reset();
        checksum.update(type.getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    /** Returns whether the current position can be a chunk at all. */
    public boolean isPossible() {
        return length <= Integer.MAX_VALUE && TYPE.matcher(type).matches();
    }

    /** Returns the four characters of the current chunk. */
    public String type() {
        return type;
    }

    /** Returns the position of the current chunk's first byte. */
    public long start() {
        return start;
    }

    /** Returns the position after the current chunk. */
    public long end() {
        return end;
    }

    /** Returns the length of the current chunk's content. */
    public long length() {
        return length;
    }

    /** Reads the first bytes of the current chunk's content, once and at most {@code most}. */
    public byte[] data(long most) throws IOException {
        byte[] data = bytes.take(Math.min(length, most));
        checksum.update(data);
        return data;
    }

    /** Reads the rest of the current chunk; returns whether its checksum is right. */
    public boolean isIntact() throws IOException {
        long rest = start + HEAD + length - bytes.position();
        bytes.copy(rest, new CheckedOutputStream(OutputStream.nullOutputStream(), checksum));
        return bytes.big32() == checksum.getValue();
    }
}
