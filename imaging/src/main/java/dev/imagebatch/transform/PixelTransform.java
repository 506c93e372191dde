package dev.imagebatch.transform;

import dev.imagebatch.spec.ImageTransform;
import java.util.List;

/**
 * Turns one picture into one or several.
 *
 * <p>The same picture always gives the same pictures, since a run after a crash transforms again. Implementations are
 * immutable and thread-safe; {@link dev.imagebatch.transform.pipeline.Transforms} has the built-in ones.
 *
 * @since 0.1
 */
public interface PixelTransform extends ImageTransform {

    /**
     * The pictures made of one; the given one stays as it is, and may be among them.
     *
     * @param picture in sRGB, with the samples red, green, blue and, where it has one, alpha; of 8 or 16 bits each
     * @throws TransformException if the picture is not one that this can be done to
     */
    List<DecodedImage> apply(DecodedImage picture) throws TransformException;

    /**
     * How much memory it takes at most, for the bound on it.
     *
     * @param pixels how many the picture has that it is given
     */
    default MemoryNeed need(long pixels) {
        return new MemoryNeed(pixels, pixels);
    }
}
