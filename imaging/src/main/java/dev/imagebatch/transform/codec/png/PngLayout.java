package dev.imagebatch.transform.codec.png;

import dev.imagebatch.image.Dimensions;
import java.util.List;
import java.util.Map;

/** What a PNG's first chunk says about its samples. */
public record PngLayout(Dimensions size, int depth, int colour, boolean interlaced) {

    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    public static final int RGBA = 6;

    private static final Map<Integer, List<Integer>> DEPTHS = Map.of(
            GREY, List.of(1, 2, 4, 8, 16),
            RGB, List.of(8, 16),
            PALETTE, List.of(1, 2, 4, 8),
            GREY_ALPHA, List.of(8, 16),
            RGBA, List.of(8, 16));

    boolean isKnown() {
        return DEPTHS.getOrDefault(colour, List.of()).contains(depth);
    }

    /** Samples a pixel, as they are stored. */
    int channels() {
        return switch (colour) {
            case RGB -> 3;
            case RGBA -> 4;
            case GREY_ALPHA -> 2;
            default -> 1;
        };
    }

    boolean isGrey() {
        return colour == GREY || colour == GREY_ALPHA;
    }

    /** Bytes of a row of so many pixels, without its filter's number. */
    long rowBytes(long width) {
        return (width * channels() * depth + 7) / 8;
    }

    /** How far a filter looks back. */
    int filterStep() {
        return Math.max(1, channels() * depth / 8);
    }
}
