package dev.imagebatch.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * The end of an image file, found without decoding: a file that was cut off has none. Bytes after the end are allowed.
 *
 * @since 0.1
 */
public final class ImageEnd {

    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_END = 0x49454e44;
    private static final int CHECKSUM = 4;
    private static final int MARKER = 0xff;
    private static final int JPEG_SCAN = 0xda;
    private static final int JPEG_END = 0xd9;
    private static final int RIFF_HEADER = 8;
    private static final int GIF_END = 0x3b;

    private ImageEnd() {}

    /**
     * Returns true if the end of an image is missing.
     *
     * @throws IOException if the bytes cannot be read
     */
    public static boolean isMissing(ImageData image) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(image.openStream(), 64 * 1024))) {
            return switch (image.info().format()) {
                case PNG -> !endsAsPng(in);
                case JPEG -> !endsAsJpeg(in);
                case WEBP -> !endsAsWebp(in, image.info().length());
                case GIF -> !endsAsGif(in);
            };
        } catch (EOFException e) {
            return true;
        }
    }

    private static boolean endsAsPng(DataInputStream in) throws IOException {
        in.skipNBytes(PNG_SIGNATURE);
        while (true) {
            long length = Integer.toUnsignedLong(in.readInt());
            boolean isEnd = in.readInt() == PNG_END;
            in.skipNBytes(length + CHECKSUM);
            if (isEnd) {
                return true;
            }
        }
    }

    /** Compressed data never hold the marker of the end. */
    private static boolean endsAsJpeg(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        skipToScan(in);
        int before = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (before == MARKER && next == JPEG_END) {
                return true;
            }
            before = next;
        }
        return false;
    }

    private static void skipToScan(DataInputStream in) throws IOException {
        while (true) {
            int marker = in.readUnsignedByte();
            while (marker == MARKER) {
                marker = in.readUnsignedByte();
            }
            if (marker == JPEG_SCAN) {
                return;
            }
            if (marker == 0 || marker >= 0xd0 && marker <= 0xd8) {
                continue;
            }
            in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
        }
    }

    private static boolean endsAsWebp(DataInputStream in, long length) throws IOException {
        in.skipNBytes(4);
        long declared = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        return declared + RIFF_HEADER <= length;
    }

    /** Some encoders pad the file after its last byte. */
    private static boolean endsAsGif(DataInputStream in) throws IOException {
        int last = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            last = next == 0 ? last : next;
        }
        return last == GIF_END;
    }
}
