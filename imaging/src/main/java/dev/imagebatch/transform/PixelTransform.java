package dev.imagebatch.transform;

import dev.imagebatch.spec.ImageTransform;
import java.util.List;

/**
 * A transform of one image into one or several.
 *
 * <p>The same image must always give the same results, since a run after a crash transforms images again.
 * Implementations are immutable and thread-safe. {@link dev.imagebatch.transform.pipeline.Transforms} contains the
 * built-in ones.
 *
 * @since 0.1
 */
public interface PixelTransform extends ImageTransform {

    /**
     * Returns the results for an image. The image stays unchanged and may be among the results.
     *
     * @param picture the image in sRGB: red, green, blue and, optionally, alpha, of 8 or 16 bits each
     * @throws TransformException if the image cannot be transformed
     */
    List<DecodedImage> apply(DecodedImage picture) throws TransformException;

    /**
     * Returns the maximum memory that the transform needs.
     *
     * @param pixels the number of pixels of the given image
     */
    default MemoryNeed need(long pixels) {
        return new MemoryNeed(pixels, pixels);
    }
}
