package dev.imagebatch.provider;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.math.BigDecimal;

record SteppedSizes(int step, long minPixels, long maxPixels, int maxSide, double maxRatio, Dimensions usual)
        implements SupportedSizes {

    private static final int LONGEST = 65_535;

    static SteppedSizes anyAround(Dimensions usual) {
        return new SteppedSizes(1, 1, Long.MAX_VALUE, LONGEST, LONGEST, usual);
    }

    @Override
    public Dimensions nearest(Dimensions wanted) {
        return fits(wanted) ? wanted : fitted(wanted.ratio(), wanted.pixels());
    }

    @Override
    public Dimensions nearest(AspectRatio wanted) {
        return fitted(wanted.value(), usual.pixels());
    }

    @Override
    public String describe() {
        if (step == 1 && minPixels == 1) {
            return "any";
        }
        return "sides in steps of " + step + " up to " + maxSide + ", " + minPixels + " to " + maxPixels
                + " pixels, ratio up to "
                + BigDecimal.valueOf(maxRatio).stripTrailingZeros().toPlainString() + ":1";
    }

    private boolean fits(Dimensions size) {
        return size.width() % step == 0
                && size.height() % step == 0
                && size.pixels() >= minPixels
                && size.pixels() <= maxPixels
                && Math.max(size.width(), size.height()) <= maxSide
                && Math.max(size.ratio(), 1 / size.ratio()) <= maxRatio;
    }

    private Dimensions fitted(double wantedRatio, double wantedPixels) {
        double ratio = Math.min(Math.max(wantedRatio, 1 / maxRatio), maxRatio);
        double largest = Math.min(maxPixels, (double) maxSide * maxSide / Math.max(ratio, 1 / ratio));
        double pixels = Math.min(Math.max(wantedPixels, minPixels), largest);
        Dimensions best = null;
        double bestDistance = Double.MAX_VALUE;
        int width = stepsIn(Math.sqrt(pixels * ratio));
        int height = stepsIn(Math.sqrt(pixels / ratio));
        for (int w = width - 2; w <= width + 2; w++) {
            for (int h = height - 2; h <= height + 2; h++) {
                if (w < 1 || h < 1) {
                    continue;
                }
                Dimensions size = new Dimensions(w * step, h * step);
                double distance =
                        Math.abs(Math.log(size.ratio() / ratio)) * 4 + Math.abs(Math.log(size.pixels() / pixels));
                if (fits(size) && distance < bestDistance) {
                    best = size;
                    bestDistance = distance;
                }
            }
        }
        return best == null ? usual : best;
    }

    private int stepsIn(double side) {
        return (int) Math.rint(side / step);
    }
}
