package dev.imagebatch.transform.codec;

import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/**
 * An image whose structure a codec has read and that it can decode.
 *
 * @since 0.1
 */
public interface EncodedImage {

    /**
     * Returns the most bytes of memory that decoding takes, the pixels included.
     *
     * @param step as in {@link #decode}
     */
    long decodingBytes(int step);

    /**
     * Decodes the pixels as they are stored, without orientation and profile: red, green, blue and perhaps alpha that is not
     * multiplied in, of 8 or 16 bits each.
     *
     * @param step 1 for all pixels, 2 for every second one of every second row, and so on
     * @throws TransformException if the image is damaged
     * @throws IOException if the bytes cannot be read
     */
    BufferedImage decode(int step) throws TransformException, IOException;

    /** Returns the encoding in which its parts are written by default. */
    Encoding encoding();

    /** Returns the bytes of a decoded pixel: 3 or 4 with 8 bits a sample, 6 or 8 with 16. */
    int bytesPerPixel();

    /** Returns the EXIF block, from its byte order mark on. */
    Optional<byte[]> exif();

    /** Returns the ICC profile of the pixels: of red, green and blue, or of grey if all three are the same. */
    Optional<byte[]> profile();
}
