package dev.imagebatch.provider.placeholder;

import java.awt.Color;
import java.util.Random;

/** Random colours of related hues. Lightness and chroma are in the OKLCH space, so white type is readable on every hue. */
final class Palette {

    /** Hues go from green over blue and red to amber, since dark yellows look muddy. */
    private static final double FIRST_HUE = 140;

    private static final double HUES = 290;

    private final double hue;
    private final double turn;

    Palette(long seed) {
        Random random = new Random(seed);
        this.hue = FIRST_HUE + random.nextDouble() * HUES;
        this.turn = (random.nextBoolean() ? 1 : -1) * (20 + random.nextDouble() * 45);
    }

    /** Returns a colour between the first hue, at 0, and the second one, at 1. */
    Color at(double share, double lightness, double chroma) {
        return oklch(lightness, chroma, Math.toRadians(hue + share * turn));
    }

    private static Color oklch(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Color(
                channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cubed(double value) {
        return value * value * value;
    }

    private static int channel(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.rint(255 * Math.min(1, Math.max(0, value)));
    }
}
