package dev.imagebatch.transform.codec;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.TransformException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A reader and writer of one image format, found by {@link ServiceLoader}.
 *
 * <p>Implementations are stateless and thread-safe, and write the same bytes for the same pixels.
 *
 * @since 0.1
 */
public interface ImageCodec {

    /**
     * Returns the codecs found by the current thread's class loader: those of PNG and JPEG, and others on the class
     * path, such as the artifact imagebatch-webp for WebP.
     */
    static List<ImageCodec> available() {
        return ServiceLoader.load(ImageCodec.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Returns the format. */
    ImageFormat format();

    /**
     * Reads the structure of the whole file without decoding it.
     *
     * @throws TransformException if the file is damaged, truncated, animated, or of an unsupported kind
     * @throws IOException if the bytes cannot be read
     */
    EncodedImage open(ImageData image) throws TransformException, IOException;

    /** Returns the maximum number of bytes of memory that encoding uses in addition to the image's own pixels. */
    long encodingBytes(long pixels);

    /**
     * Writes an image in its {@link DecodedImage#encoding()}.
     *
     * @param file the file to create; an existing file is replaced
     * @throws TransformException if the format cannot hold the image
     * @throws IOException if the file cannot be written
     */
    void encode(DecodedImage image, Path file) throws TransformException, IOException;
}
