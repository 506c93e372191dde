package dev.imagebatch.image;

import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.TruncatedImageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The format and size that an image's first bytes declare.
 *
 * <p>Immutable and thread-safe.
 *
 * @param format the format
 * @param dimensions the declared size in pixels
 * @since 0.1
 */
public record ImageHeader(ImageFormat format, Dimensions dimensions) {

    private static final int READ_AHEAD = 1024;

    /**
     * Reads the header of the image that a stream starts with, without decoding it. Safe on hostile bytes: reads forward
     * only, allocates little, and trusts no declared length.
     *
     * @param in the image's bytes from the first one; stays open, and some bytes after the header may be read
     * @return empty if the bytes are not an image of a known format, or end before the size is known
     * @throws IOException if the stream cannot be read
     */
    public static Optional<ImageHeader> read(InputStream in) throws IOException {
        ByteReader bytes = new ByteReader(in, READ_AHEAD);
        try {
            return switch (bytes.peek()) {
                case PngHeader.FIRST_BYTE -> header(ImageFormat.PNG, PngHeader.read(bytes));
                case JpegHeader.FIRST_BYTE -> header(ImageFormat.JPEG, JpegHeader.read(bytes));
                case WebpHeader.FIRST_BYTE -> header(ImageFormat.WEBP, WebpHeader.read(bytes));
                case GifHeader.FIRST_BYTE -> header(ImageFormat.GIF, GifHeader.read(bytes));
                default -> Optional.empty();
            };
        } catch (TruncatedImageException e) {
            return Optional.empty();
        }
    }

    private static Optional<ImageHeader> header(ImageFormat format, Optional<Dimensions> dimensions) {
        return dimensions.map(size -> new ImageHeader(format, size));
    }
}
