package dev.imagebatch.provenance;

import dev.imagebatch.image.container.RiffChunks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The declarations of a WebP's first chunk. A simple file has to become an extended one to hold XMP.
 *
 * @param isExtended whether the file has the extended header already
 * @param flags the flags of the extended header, existing or to be inserted
 * @param width in pixels
 * @param height in pixels
 */
record WebpCanvas(boolean isExtended, int flags, int width, int height) {

    private static final int HAS_XMP = 0x04;
    private static final int HAS_ALPHA = 0x10;
    private static final int FOURTEEN_BITS = 0x3FFF;
    private static final int FIRST_CHUNK = 12;
    private static final int FLAGS = 20;
    private static final int EXTENDED = 10;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int START_CODE = 0x2A019D;

    /** Reads the first chunk; returns null if it is no image. */
    static @Nullable WebpCanvas of(RiffChunks chunks) throws IOException {
        byte[] data = chunks.data(EXTENDED);
        return switch (chunks.name()) {
            case "VP8X" -> data.length < EXTENDED ? null : new WebpCanvas(true, data[0] & 0xFF, 0, 0);
            case "VP8 " -> lossy(data);
            case "VP8L" -> lossless(data);
            default -> null;
        };
    }

    private static @Nullable WebpCanvas lossy(byte[] data) {
        if (data.length < EXTENDED || (little(data).getInt(3) & 0xFFFFFF) != START_CODE) {
            return null;
        }
        int width = little(data).getShort(6) & FOURTEEN_BITS;
        int height = little(data).getShort(8) & FOURTEEN_BITS;
        return width == 0 || height == 0 ? null : new WebpCanvas(false, 0, width, height);
    }

    private static @Nullable WebpCanvas lossless(byte[] data) {
        if (data.length < 5 || data[0] != LOSSLESS_SIGNATURE) {
            return null;
        }
        int bits = little(data).getInt(1);
        int flags = (bits >> 28 & 1) == 0 ? 0 : HAS_ALPHA;
        return new WebpCanvas(false, flags, (bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1);
    }

    /** Returns the edit that sets the flag of XMP, or inserts an extended header with it. */
    ByteEdit announcingXmp() {
        byte flagged = (byte) (flags | HAS_XMP);
        if (isExtended) {
            return new ByteEdit(FLAGS, 1, new byte[] {flagged});
        }
        byte[] header = ByteBuffer.allocate(18)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("VP8X".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(EXTENDED)
                .putInt(flagged)
                .put(little24(width - 1))
                .put(little24(height - 1))
                .array();
        return new ByteEdit(FIRST_CHUNK, 0, header);
    }

    private static byte[] little24(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
    }

    private static ByteBuffer little(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }
}
