package dev.imagebatch.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The width and height of an image in pixels.
 *
 * <p>Immutable and thread-safe.
 *
 * @param width pixels from left to right, from 1
 * @param height pixels from top to bottom, from 1
 * @since 0.1
 */
public record Dimensions(int width, int height) {

    private static final int MOST_DIGITS = 6;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\s*[xX×]\\s*(\\d{1,6})");

    /** @throws IllegalArgumentException if a side is below 1 */
    public Dimensions {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1 pixel: " + width + "x" + height);
        }
    }

    /**
     * Parses dimensions written as {@code WIDTHxHEIGHT}, such as {@code 1024x768}.
     *
     * @throws IllegalArgumentException if the text is not a size
     */
    public static Dimensions parse(String text) {
        int cross = text.indexOf('x');
        if (areDigits(text, 0, cross) && areDigits(text, cross + 1, text.length())) {
            return new Dimensions(
                    Integer.parseInt(text, 0, cross, 10), Integer.parseInt(text, cross + 1, text.length(), 10));
        }
        return parseLoosely(text);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from && to - from <= MOST_DIGITS;
    }

    private static Dimensions parseLoosely(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a size must be WIDTHxHEIGHT, such as 1024x768: \"" + text + "\"");
        }
        return new Dimensions(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Returns width times height. */
    public long pixels() {
        return (long) width * height;
    }

    /** Returns width divided by height. */
    public double ratio() {
        return (double) width / height;
    }

    /** Returns {@code WIDTHxHEIGHT}. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
