package dev.imagebatch.provider;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;

/**
 * The sizes that a model supports; see {@link FixedSizes} and {@link SteppedSizes}.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @since 0.1
 */
public interface SupportedSizes {

    /** Returns the requested size if it is supported, else the nearest by aspect ratio and then by area. */
    Dimensions nearest(Dimensions requested);

    /** Returns the size with the nearest aspect ratio, at the model's usual area. */
    Dimensions nearest(AspectRatio requested);

    /** Returns a short description for people. */
    String describe();

    /** Returns sizes without limits; an aspect ratio alone gets about the area of {@code usual}. */
    static SupportedSizes any(Dimensions usual) {
        return SteppedSizes.of(1, usual);
    }
}
