package dev.imagebatch.transform.codec;

import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/**
 * An image that a codec has looked through and can decode.
 *
 * @since 0.1
 */
public interface EncodedImage {

    /**
     * How many bytes of memory decoding takes at most, the pixels included.
     *
     * @param step as in {@link #decode}
     */
    long decodingBytes(int step);

    /**
     * The pixels as they are stored: neither turned as Exif says nor converted to sRGB; red, green, blue and, where
     * there is one, alpha that is not multiplied in; of 8 or 16 bits each.
     *
     * @param step 1 for all of them, 2 for every second of every second row, and so on
     * @throws TransformException if the image is damaged
     * @throws IOException if the bytes cannot be read
     */
    BufferedImage decode(int step) throws TransformException, IOException;

    /** How its pieces are written unless a transform says otherwise. */
    Encoding encoding();

    /** How many bytes a decoded pixel takes: 3 or 4 with 8 bits a sample, 6 or 8 with 16. */
    int bytesPerPixel();

    /** The Exif block, from its byte order mark on. */
    Optional<byte[]> exif();

    /** The ICC profile of the pixels: of red, green and blue, or of grey if all three are the same. */
    Optional<byte[]> profile();
}
