package dev.imagebatch.imaging.exif;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The first directory of an EXIF block, read as far as its bytes make sense. Hostile blocks have no entries. */
public final class ExifDirectory {

    /** The orientation of an image that is stored upright. */
    public static final int UPRIGHT = 1;

    private static final int TIFF = 42;
    private static final int HEAD = 8;
    private static final int ENTRY = 12;
    private static final int VALUE = 8;
    private static final int ORIENTATION = 0x0112;
    private static final int SOFTWARE = 0x0131;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int INLINE = 4;
    private static final int LONGEST_TEXT = 200;

    private final ByteBuffer bytes;
    private final int first;
    private final int entries;

    private ExifDirectory(ByteBuffer bytes) {
        this.bytes = bytes;
        long offset = isTiff(bytes) ? Integer.toUnsignedLong(bytes.getInt(4)) : bytes.limit();
        boolean isInside = holds(offset, 2);
        this.first = isInside ? (int) offset + 2 : 0;
        this.entries = isInside ? Short.toUnsignedInt(bytes.getShort((int) offset)) : 0;
    }

    /** Reads a block from its byte order mark on. */
    public static ExifDirectory of(byte[] block) {
        boolean isLittle = block.length > 0 && block[0] == 'I';
        return new ExifDirectory(
                ByteBuffer.wrap(block).order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
    }

    /** Returns how the image has to be turned, from 1 to 8; empty if the block does not say. */
    public OptionalInt orientation() {
        int entry = find(ORIENTATION, SHORT);
        int value = entry < 0 ? 0 : bytes.getShort(entry + VALUE);
        return value >= UPRIGHT && value <= 8 ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /** Returns the software that wrote the image, or null. */
    public @Nullable String software() {
        int entry = find(SOFTWARE, ASCII);
        if (entry < 0) {
            return null;
        }
        long length = Integer.toUnsignedLong(bytes.getInt(entry + 4));
        long at = length <= INLINE ? entry + VALUE : Integer.toUnsignedLong(bytes.getInt(entry + VALUE));
        return holds(at, length) ? text((int) at, (int) Math.min(length, LONGEST_TEXT)) : null;
    }

    private @Nullable String text(int at, int length) {
        String text = new String(bytes.array(), at, length, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        String stripped = (end < 0 ? text : text.substring(0, end)).strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** Returns the position of the first entry of a tag and type, or -1. */
    private int find(int tag, int type) {
        for (int i = 0; i < entries && holds(first + (long) i * ENTRY, ENTRY); i++) {
            int entry = first + i * ENTRY;
            if (Short.toUnsignedInt(bytes.getShort(entry)) == tag && bytes.getShort(entry + 2) == type) {
                return entry;
            }
        }
        return -1;
    }

    private static boolean isTiff(ByteBuffer bytes) {
        return bytes.limit() >= HEAD
                && bytes.get(0) == bytes.get(1)
                && (bytes.get(0) == 'I' || bytes.get(0) == 'M')
                && bytes.getShort(2) == TIFF;
    }

    private boolean holds(long offset, long length) {
        return offset + length <= bytes.limit();
    }
}
