package dev.imagebatch.transform.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How Exif says that a picture is to be turned. */
final class ExifOrientation {

    /** As it is. */
    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int MAGIC = 42;

    private ExifOrientation() {}

    /** From 1 to 8; 1 if the block does not say or is broken. */
    static int of(byte[] exif) {
        if (exif.length < 8 || exif[0] != exif[1] || (exif[0] != 'I' && exif[0] != 'M')) {
            return UPRIGHT;
        }
        ByteBuffer block = ByteBuffer.wrap(exif).order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int first = block.getInt(4);
        if (block.getShort(2) != MAGIC || first < 8 || first > exif.length - 2) {
            return UPRIGHT;
        }
        int entries = block.getShort(first) & 0xFFFF;
        int last = (int) Math.min(exif.length - ENTRY, first + 2L + (long) (entries - 1) * ENTRY);
        for (int at = first + 2; at <= last; at += ENTRY) {
            if ((block.getShort(at) & 0xFFFF) == TAG && block.getShort(at + 2) == SHORT) {
                int value = block.getShort(at + 8);
                return value >= UPRIGHT && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
