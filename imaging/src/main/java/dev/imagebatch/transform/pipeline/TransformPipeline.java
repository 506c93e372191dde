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
 * Applies transforms to an image, one after another, within a bound on the pixels in memory.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class TransformPipeline {

    private final PixelMemoryLimit memory;
    private final ImageDecoder reader;

    /** @param codecs see {@link ImageCodec#available()} */
    public TransformPipeline(PixelMemoryLimit memory, List<ImageCodec> codecs) {
        this.memory = memory;
        this.reader = new ImageDecoder(codecs);
    }

    /**
     * An image that was made.
     *
     * @param piece which piece of the original it is; empty for the picture itself
     * @param image the file
     */
    public record Developed(String piece, ImageFile image) {}

    /**
     * The images that the transforms make of one. The caller stores and deletes them; the original stays as it is.
     *
     * @param folder where the files are made: {@code name-0.png} for the piece {@code 0}, {@code name.png} for the
     *     picture itself; files that are there already are replaced
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
