package dev.imagebatch.provider;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list of supported sizes.
 *
 * <p>Immutable and thread-safe.
 *
 * @param sizes the sizes; the first is the usual one
 * @since 0.1
 */
public record FixedSizes(List<Dimensions> sizes) implements SupportedSizes {

    /** @throws IllegalArgumentException if there is no size */
    public FixedSizes {
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException("a model must support at least one size");
        }
        sizes = List.copyOf(sizes);
    }

    /** Returns these sizes; the first is the usual one. */
    public static FixedSizes of(Dimensions... sizes) {
        return new FixedSizes(List.of(sizes));
    }

    @Override
    public Dimensions nearest(Dimensions requested) {
        return sizes.contains(requested) ? requested : nearest(requested.ratio(), requested.pixels());
    }

    @Override
    public Dimensions nearest(AspectRatio requested) {
        return nearest(requested.value(), sizes.get(0).pixels());
    }

    @Override
    public String describe() {
        return sizes.stream().map(Dimensions::toString).collect(Collectors.joining(" "));
    }

    private Dimensions nearest(double ratio, long pixels) {
        return sizes.stream()
                .min(Comparator.<Dimensions>comparingDouble(size -> ratioDistance(size, ratio))
                        .thenComparingLong(size -> Math.abs(size.pixels() - pixels)))
                .orElseThrow();
    }

    /** Rounded, so that equal ratios of different sizes compare as equal. */
    private static double ratioDistance(Dimensions size, double ratio) {
        return Math.rint(Math.abs(Math.log(size.ratio() / ratio)) * 1e9);
    }
}
