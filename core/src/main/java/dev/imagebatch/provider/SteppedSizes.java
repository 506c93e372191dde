package dev.imagebatch.provider;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All sizes whose sides are multiples of a step, within limits of area, side and aspect ratio.
 *
 * <p>Immutable and thread-safe; each {@code with...} method returns a changed copy. If the limits leave no size near the
 * requested one, the usual size stands in.
 *
 * @since 0.1
 */
public final class SteppedSizes implements SupportedSizes {

    private static final int NO_SIDE_LIMIT = 65_535;

    /** Rounding and limits move a side by less than two steps from the ideal one. */
    private static final int STEPS_TO_TRY = 2;

    /** A wrong aspect ratio shows more than a wrong area. */
    private static final int RATIO_WEIGHT = 4;

    private final int step;
    private final Dimensions usual;
    private final Limits limits;

    private record Limits(long minPixels, long maxPixels, int maxSide, double maxRatio) {}

    private SteppedSizes(int step, Dimensions usual, Limits limits) {
        this.step = step;
        this.usual = usual;
        this.limits = limits;
    }

    /**
     * Returns all multiples of a step, without limits.
     *
     * @param step the divisor of both sides
     * @param usual the size whose area is used if only an aspect ratio is requested
     */
    public static SteppedSizes of(int step, Dimensions usual) {
        return new SteppedSizes(step, usual, new Limits(1, Long.MAX_VALUE, NO_SIDE_LIMIT, NO_SIDE_LIMIT));
    }

    /** Returns these sizes with a smallest and a largest area. */
    public SteppedSizes withPixels(long min, long max) {
        return new SteppedSizes(step, usual, new Limits(min, max, limits.maxSide, limits.maxRatio));
    }

    /** Returns these sizes with a longest side. */
    public SteppedSizes withMaxSide(int pixels) {
        return new SteppedSizes(step, usual, new Limits(limits.minPixels, limits.maxPixels, pixels, limits.maxRatio));
    }

    /** Returns these sizes with a largest ratio of the longer side to the shorter one. */
    public SteppedSizes withMaxRatio(double ratio) {
        return new SteppedSizes(step, usual, new Limits(limits.minPixels, limits.maxPixels, limits.maxSide, ratio));
    }

    @Override
    public Dimensions nearest(Dimensions requested) {
        return isSupported(requested) ? requested : nearest(requested.ratio(), requested.pixels());
    }

    @Override
    public Dimensions nearest(AspectRatio requested) {
        return nearest(requested.value(), usual.pixels());
    }

    @Override
    public String describe() {
        if (step == 1 && limits.minPixels == 1) {
            return "any";
        }
        return "sides in steps of " + step + " up to " + limits.maxSide + ", " + limits.minPixels + " to "
                + limits.maxPixels + " pixels, ratio up to "
                + BigDecimal.valueOf(limits.maxRatio).stripTrailingZeros().toPlainString() + ":1";
    }

    private boolean isSupported(Dimensions size) {
        return size.width() % step == 0
                && size.height() % step == 0
                && size.pixels() >= limits.minPixels
                && size.pixels() <= limits.maxPixels
                && Math.max(size.width(), size.height()) <= limits.maxSide
                && Math.max(size.ratio(), 1 / size.ratio()) <= limits.maxRatio;
    }

    private Dimensions nearest(double requestedRatio, double requestedPixels) {
        double ratio = clamped(requestedRatio, 1 / limits.maxRatio, limits.maxRatio);
        double mostPixels = (double) limits.maxSide * limits.maxSide / Math.max(ratio, 1 / ratio);
        double pixels = clamped(requestedPixels, limits.minPixels, Math.min(limits.maxPixels, mostPixels));
        return sidesNear(Math.sqrt(pixels * ratio))
                .flatMap(width -> sidesNear(Math.sqrt(pixels / ratio)).map(height -> new Dimensions(width, height)))
                .filter(this::isSupported)
                .min(Comparator.comparingDouble(size -> distance(size, ratio, pixels)))
                .orElse(usual);
    }

    private Stream<Integer> sidesNear(double ideal) {
        int steps = (int) Math.rint(ideal / step);
        return IntStream.rangeClosed(Math.max(1, steps - STEPS_TO_TRY), steps + STEPS_TO_TRY)
                .mapToObj(count -> count * step);
    }

    private static double distance(Dimensions size, double ratio, double pixels) {
        return RATIO_WEIGHT * Math.abs(Math.log(size.ratio() / ratio)) + Math.abs(Math.log(size.pixels() / pixels));
    }

    private static double clamped(double value, double min, double max) {
        return Math.min(Math.max(value, min), max);
    }
}
