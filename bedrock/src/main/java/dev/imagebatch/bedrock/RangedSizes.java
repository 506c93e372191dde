package dev.imagebatch.bedrock;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.SupportedSizes;
import java.util.List;

/**
 * The sizes whose sides are multiples of a step within a range, limited by area and ratio, with default sizes for some
 * aspect ratios.
 *
 * @param step the divisor of both sides, and of the limits of their range
 * @param minSide the minimum length of a side in pixels
 * @param maxSide the maximum length of a side in pixels
 * @param maxPixels the maximum area in pixels
 * @param maxRatio the maximum ratio of the longer side to the shorter side
 * @param usual the default sizes for aspect ratios, starting with the overall default; not empty
 */
record RangedSizes(int step, int minSide, int maxSide, long maxPixels, double maxRatio, List<Dimensions> usual)
        implements SupportedSizes {

    private static final double SAME_RATIO = 0.005;

    RangedSizes {
        usual = List.copyOf(usual);
    }

    @Override
    public Dimensions nearest(Dimensions wanted) {
        return fits(wanted) ? wanted : fitted(wanted.ratio(), wanted.pixels());
    }

    @Override
    public Dimensions nearest(AspectRatio wanted) {
        return usual.stream()
                .filter(size -> Math.abs(size.ratio() / wanted.value() - 1) < SAME_RATIO)
                .findFirst()
                .orElseGet(() -> fitted(wanted.value(), usual.get(0).pixels()));
    }

    @Override
    public String describe() {
        return "sides of " + minSide + " to " + maxSide + " in steps of " + step + ", at most " + maxPixels
                + " pixels, ratio up to " + Math.round(maxRatio) + ":1";
    }

    private boolean fits(Dimensions size) {
        return isSide(size.width())
                && isSide(size.height())
                && size.pixels() <= maxPixels
                && Math.max(size.ratio(), 1 / size.ratio()) <= maxRatio;
    }

    private boolean isSide(int side) {
        return side % step == 0 && side >= minSide && side <= maxSide;
    }

    /**
     * Returns the best permitted size near the exact one. Prefers sizes that do not exceed the requested area, which is
     * raised to the minimum area if necessary.
     */
    private Dimensions fitted(double wantedRatio, double wantedPixels) {
        double ratio = Math.min(Math.max(wantedRatio, 1 / maxRatio), maxRatio);
        double least = (double) minSide * minSide * Math.max(ratio, 1 / ratio);
        double pixels = Math.min(Math.max(wantedPixels, least), maxPixels);
        Dimensions best = usual.get(0);
        double bestDistance = Double.MAX_VALUE;
        for (int width : sidesAround(Math.sqrt(pixels * ratio))) {
            for (int height : sidesAround(Math.sqrt(pixels / ratio))) {
                Dimensions size = new Dimensions(width, height);
                double distance = distance(size, ratio, pixels);
                if (fits(size) && distance < bestDistance) {
                    best = size;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    private static double distance(Dimensions size, double ratio, double pixels) {
        double tooLarge = size.pixels() > pixels ? 1 : 0;
        return tooLarge + Math.abs(Math.log(size.ratio() / ratio)) * 4 + Math.abs(Math.log(size.pixels() / pixels));
    }

    private int[] sidesAround(double exact) {
        int middle = (int) Math.rint(exact / step) * step;
        return java.util.stream.IntStream.rangeClosed(-2, 2)
                .map(steps -> Math.min(Math.max(middle + steps * step, minSide), maxSide))
                .distinct()
                .toArray();
    }
}
