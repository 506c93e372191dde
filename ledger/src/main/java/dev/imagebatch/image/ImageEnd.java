package dev.imagebatch.image;

import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.JpegSegments;
import dev.imagebatch.image.container.PngChunks;
import dev.imagebatch.image.container.RiffChunks;
import dev.imagebatch.image.container.TruncatedImageException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The end of an image file, found without decoding: a file that was cut off has none. Bytes after the end are allowed.
 *
 * @since 0.1
 */
public final class ImageEnd {

    private static final int GIF_END = 0x3b;

    private ImageEnd() {}

    /**
     * Returns true if the end of an image is missing.
     *
     * @throws IOException if the bytes cannot be read
     */
    public static boolean isMissing(ImageData image) throws IOException {
        try (InputStream in = image.openStream()) {
            ByteReader bytes = new ByteReader(in);
            return switch (image.info().format()) {
                case PNG -> !endsAsPng(bytes);
                case JPEG -> !endsAsJpeg(bytes);
                case WEBP -> new RiffChunks(bytes).fileEnd() > image.info().length();
                case GIF -> !endsAsGif(bytes, image.info().length());
            };
        } catch (TruncatedImageException e) {
            return true;
        }
    }

    private static boolean endsAsPng(ByteReader bytes) throws IOException {
        bytes.skipTo(PngChunks.SIGNATURE.length());
        PngChunks chunks = new PngChunks(bytes);
        while (chunks.next()) {
            // the last chunk has to be there with its checksum
        }
        return true;
    }

    private static boolean endsAsJpeg(ByteReader bytes) throws IOException {
        bytes.skipTo(JpegSegments.SIGNATURE.length());
        JpegSegments segments = new JpegSegments(bytes);
        boolean hasPixels = false;
        while (segments.next()) {
            hasPixels |= segments.marker() == JpegSegments.SCAN;
        }
        return hasPixels;
    }

    /** Some encoders pad the file after its last byte. */
    private static boolean endsAsGif(ByteReader bytes, long length) throws IOException {
        int last = 0;
        while (bytes.position() < length) {
            int next = bytes.next();
            last = next == 0 ? last : next;
        }
        return last == GIF_END;
    }
}
