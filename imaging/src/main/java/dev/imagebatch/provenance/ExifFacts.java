package dev.imagebatch.provenance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two entries of EXIF's first directory that are told.
 *
 * @param orientation from 1 to 8, or 0
 * @param software null if none is named
 */
record ExifFacts(int orientation, @Nullable String software) {

    static final ExifFacts NONE = new ExifFacts(0, null);

    private static final int TIFF = 42;
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;
    private static final int SOFTWARE = 0x0131;
    private static final int SHORT = 3;
    private static final int ASCII = 2;
    private static final int INLINE = 4;
    private static final int LONGEST_TEXT = 200;

    /** Reads a TIFF structure, as far as its bytes make sense. */
    static ExifFacts of(byte[] tiff) {
        ByteBuffer bytes = ByteBuffer.wrap(tiff);
        bytes.order(tiff.length > 0 && tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (!holds(bytes, 0, 8) || bytes.getShort(2) != TIFF) {
            return NONE;
        }
        long directory = Integer.toUnsignedLong(bytes.getInt(4));
        if (!holds(bytes, directory, 2)) {
            return NONE;
        }
        int count = Short.toUnsignedInt(bytes.getShort((int) directory));
        ExifFacts facts = NONE;
        for (int i = 0; i < count && holds(bytes, directory + 2 + (long) i * ENTRY, ENTRY); i++) {
            facts = facts.with(bytes, (int) directory + 2 + i * ENTRY);
        }
        return facts;
    }

    private ExifFacts with(ByteBuffer bytes, int entry) {
        int tag = Short.toUnsignedInt(bytes.getShort(entry));
        int type = bytes.getShort(entry + 2);
        if (tag == ORIENTATION && type == SHORT) {
            int turned = bytes.getShort(entry + 8);
            return new ExifFacts(turned >= 1 && turned <= 8 ? turned : 0, software);
        }
        return tag == SOFTWARE && type == ASCII ? new ExifFacts(orientation, text(bytes, entry)) : this;
    }

    private static @Nullable String text(ByteBuffer bytes, int entry) {
        long length = Integer.toUnsignedLong(bytes.getInt(entry + 4));
        long at = length <= INLINE ? entry + 8 : Integer.toUnsignedLong(bytes.getInt(entry + 8));
        if (!holds(bytes, at, length)) {
            return null;
        }
        int shown = (int) Math.min(length, LONGEST_TEXT);
        String text = new String(bytes.array(), (int) at, shown, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        String stripped = (end < 0 ? text : text.substring(0, end)).strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static boolean holds(ByteBuffer bytes, long offset, long length) {
        return offset + length <= bytes.limit();
    }
}
