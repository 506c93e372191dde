package dev.imagebatch.bedrock;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.SupportedSizes;
import java.util.List;

/**
 * Any size whose sides are multiples of a step within a range, up to an area and a ratio; with a usual size for each of
 * some aspect ratios.
 *
 * @param step the number that divides both sides, and the ends of their range
 * @param minSide the least side
 * @param maxSide the most of a side
 * @param maxPixels the largest area
 * @param maxRatio the longer side divided by the shorter, at most
 * @param usual the sizes for aspect ratios alone, the usual one first
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

    /** The best of the sizes around the exact one that are not larger than wanted, unless they would be too small. */
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
