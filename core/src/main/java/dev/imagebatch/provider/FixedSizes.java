package dev.imagebatch.provider;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

record FixedSizes(List<Dimensions> sizes) implements SupportedSizes {

    FixedSizes {
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException("a model makes at least one size");
        }
        sizes = List.copyOf(sizes);
    }

    @Override
    public Dimensions nearest(Dimensions wanted) {
        return sizes.contains(wanted) ? wanted : nearest(wanted.ratio(), wanted.pixels());
    }

    @Override
    public Dimensions nearest(AspectRatio wanted) {
        return nearest(wanted.value(), sizes.get(0).pixels());
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

    private static double ratioDistance(Dimensions size, double ratio) {
        double distance = Math.abs(Math.log(size.ratio() / ratio));
        return Math.rint(distance * 1e9);
    }
}
