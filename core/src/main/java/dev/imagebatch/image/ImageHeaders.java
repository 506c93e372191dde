package dev.imagebatch.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads what an image's first bytes declare, without decoding it.
 *
 * <p>Safe on hostile bytes: it reads forward only, allocates little, and never trusts a declared length. Stateless.
 *
 * @since 0.1
 */
public final class ImageHeaders {

    private ImageHeaders() {}

    /**
     * The header of the image that the stream starts with.
     *
     * @param in the image's bytes from the first one; is not closed, and some bytes after the header may be read
     * @return empty if the bytes are no image of a known format, or end before the size is known
     * @throws IOException if the stream cannot be read
     */
    public static Optional<ImageHeader> read(InputStream in) throws IOException {
        HeaderBytes bytes = new HeaderBytes(in);
        return switch (bytes.next()) {
            case PngHeader.FIRST_BYTE -> header(ImageFormat.PNG, PngHeader.read(bytes));
            case JpegHeader.FIRST_BYTE -> header(ImageFormat.JPEG, JpegHeader.read(bytes));
            case WebpHeader.FIRST_BYTE -> header(ImageFormat.WEBP, WebpHeader.read(bytes));
            case GifHeader.FIRST_BYTE -> header(ImageFormat.GIF, GifHeader.read(bytes));
            default -> Optional.empty();
        };
    }

    private static Optional<ImageHeader> header(ImageFormat format, Optional<Dimensions> dimensions) {
        return dimensions.map(size -> new ImageHeader(format, size));
    }
}
