package dev.imagebatch.provider;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.util.List;

/**
 * The sizes that a model makes, and which of them stands in for one that it does not make.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @since 0.1
 */
public interface SupportedSizes {

    /** The size itself if the model makes it, else the nearest by aspect ratio and then by area. */
    Dimensions nearest(Dimensions wanted);

    /** The size whose aspect ratio is nearest, at the model's usual area. */
    Dimensions nearest(AspectRatio wanted);

    /** The rule in a few words, for people. */
    String describe();

    /** Exactly these sizes; the first is the usual one. */
    static SupportedSizes of(Dimensions... sizes) {
        return new FixedSizes(List.of(sizes));
    }

    /** Any size; an aspect ratio alone is made at about {@code usual}'s area. */
    static SupportedSizes any(Dimensions usual) {
        return SteppedSizes.anyAround(usual);
    }

    /**
     * Any size whose sides are multiples of a step and whose ratio and area stay in their ranges.
     *
     * @param step the number that divides both sides
     * @param minPixels the smallest area
     * @param maxPixels the largest area
     * @param maxSide the longest side
     * @param maxRatio the longer side divided by the shorter, at most
     * @param usual the size whose area an aspect ratio alone is made at
     */
    static SupportedSizes stepped(
            int step, long minPixels, long maxPixels, int maxSide, double maxRatio, Dimensions usual) {
        return new SteppedSizes(step, minPixels, maxPixels, maxSide, maxRatio, usual);
    }
}
