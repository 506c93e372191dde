package dev.imagebatch.image.container;

import java.io.IOException;

/**
 * The chunks of a WebP, which is a RIFF file. Not thread-safe.
 */
public final class RiffChunks {

    /** The bytes of a chunk before its content: name and length. */
    public static final int HEAD = 8;

    private final ByteReader bytes;
    private final boolean isWebp;
    private final long fileEnd;
    private String name = "";
    private long start;
    private long length;
    private long end;

    /** Reads the header of the file; {@code bytes} is at its start. */
    public RiffChunks(ByteReader bytes) throws IOException {
        this.bytes = bytes;
        boolean isRiff = bytes.starts("RIFF");
        this.fileEnd = HEAD + bytes.little32();
        this.isWebp = bytes.starts("WEBP") && isRiff;
        this.end = bytes.position();
    }

    /** Returns whether the file has the header of a WebP. */
    public boolean isWebp() {
        return isWebp;
    }

    /** Returns the position of the file's end as its header declares it. */
    public long fileEnd() {
        return fileEnd;
    }

    /** Returns whether the file declares room for another chunk after the current one. */
    public boolean hasNext() {
        return end + HEAD <= fileEnd;
    }

    /** Moves to the next chunk. */
    public void next() throws IOException {
        bytes.skipTo(end);
        start = end;
        name = bytes.name();
        length = bytes.little32();
        end = start + HEAD + length + (length & 1);
    }

    /** Skips the rest of the current chunk. */
    public void skipRest() throws IOException {
        bytes.skipTo(end);
    }

    /** Returns the four characters of the current chunk. */
    public String name() {
        return name;
    }

    /** Returns the position of the current chunk's first byte. */
    public long start() {
        return start;
    }

    /** Returns the position after the current chunk, padding included. */
    public long end() {
        return end;
    }

    /** Returns the length of the current chunk's content. */
    public long length() {
        return length;
    }

    /** Reads the first bytes of the current chunk's content, once and at most {@code most}. */
    public byte[] data(long most) throws IOException {
        return bytes.take(Math.min(length, most));
    }
}
