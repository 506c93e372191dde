package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.codec.ImageDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A pipeline that applies transforms to an image within a limit on decoded pixels in memory.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class TransformPipeline {

    private final PixelMemoryLimit memory;
    private final ImageDecoder reader;

    /**
     * @param memory the limit on the memory of decoded pixels
     * @param codecs the codecs; see {@link ImageCodec#available()}
     */
    public TransformPipeline(PixelMemoryLimit memory, List<ImageCodec> codecs) {
        this.memory = memory;
        this.reader = new ImageDecoder(codecs);
    }

    /**
     * A resulting image.
     *
     * @param piece the name of the part; empty for the image itself
     * @param image the file of the result
     */
    public record Developed(String piece, ImageFile image) {}

    /**
     * Transforms an image. The caller stores and deletes the results; the original stays unchanged.
     *
     * @param folder the folder for the results: {@code name-0.png} for the part {@code 0}, {@code name.png} for the image
     *     itself; existing files are replaced
     * @throws TransformException if the image cannot be decoded or transformed; nothing is left in the folder
     * @throws IOException if a file cannot be read or written; nothing is left in the folder
     * @throws InterruptedException if the thread is interrupted; nothing is left in the folder
     */
    public List<Developed> apply(ImageData original, List<PixelTransform> transforms, Path folder, String name)
            throws TransformException, IOException, InterruptedException {
        if (transforms.size() > Transforms.MOST) {
            throw new IllegalArgumentException("one image goes through at most " + Transforms.MOST + " transforms");
        }
        EncodedImage encoded = reader.open(original);
        long needed = new MemoryEstimate(reader, encoded)
                .bytes(transforms, original.info().dimensions().pixels());
        try (PixelMemoryLimit.Reservation ignored = memory.reserve(needed);
                TransformRun development = new TransformRun(reader, folder, name)) {
            development.develop(DecodedImage.of(reader.read(encoded, 1), encoded.encoding()), transforms);
            return development.complete();
        }
    }
}
