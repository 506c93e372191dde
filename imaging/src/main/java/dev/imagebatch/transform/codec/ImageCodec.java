package dev.imagebatch.transform.codec;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.TransformException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads and writes pictures of one format. Found by {@link java.util.ServiceLoader} beside the built-in ones.
 *
 * <p>Implementations are stateless and thread-safe. Same pixels, same bytes.
 *
 * @since 0.1
 */
public interface ImageCodec {

    /** The format. */
    ImageFormat format();

    /**
     * Looks through the whole file without decoding it.
     *
     * @throws TransformException if it is damaged, incomplete, animated, or of a kind that cannot be decoded rightly
     * @throws IOException if the bytes cannot be read
     */
    EncodedImage open(ImageData image) throws TransformException, IOException;

    /** How many bytes of memory encoding takes at most beside the picture's own pixels. */
    long encodingBytes(long pixels);

    /**
     * Writes a picture as its {@link DecodedImage#encoding()} says.
     *
     * @param file is made anew
     * @throws TransformException if the format cannot hold the picture
     * @throws IOException if the file cannot be written
     */
    void encode(DecodedImage picture, Path file) throws TransformException, IOException;
}
