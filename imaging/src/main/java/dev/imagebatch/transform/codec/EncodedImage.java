package dev.imagebatch.transform.codec;

import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/**
 * An image whose structure has been read by a codec, ready to be decoded.
 *
 * @since 0.1
 */
public interface EncodedImage {

    /**
     * Returns the maximum number of bytes of memory that decoding uses, including the pixels.
     *
     * @param step the sampling step, as in {@link #decode}
     */
    long decodingBytes(int step);

    /**
     * Decodes the pixels as stored, without applying orientation and profile: red, green, blue and, optionally, alpha
     * that is not premultiplied, of 8 or 16 bits each.
     *
     * @param step the sampling step: 1 for all pixels, 2 for every second pixel of every second row, and so on
     * @throws TransformException if the image is damaged
     * @throws IOException if the bytes cannot be read
     */
    BufferedImage decode(int step) throws TransformException, IOException;

    /** Returns the default encoding of results made from this image. */
    Encoding encoding();

    /** Returns the number of bytes per decoded pixel: 3 or 4 with 8 bits per sample, 6 or 8 with 16. */
    int bytesPerPixel();

    /** Returns the EXIF block, starting with its byte order mark. */
    Optional<byte[]> exif();

    /** Returns the ICC profile of the pixels: of red, green and blue, or of grey if all three are equal. */
    Optional<byte[]> profile();
}
