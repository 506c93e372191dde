package dev.imagebatch.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proportion of an image's width to its height, such as 16:9.
 *
 * <p>Immutable and thread-safe.
 *
 * @param width the width's share, from 1
 * @param height the height's share, from 1
 * @since 0.1
 */
public record AspectRatio(int width, int height) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\s*:\\s*(\\d{1,4})");

    /** @throws IllegalArgumentException if a share is below 1 */
    public AspectRatio {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an aspect ratio has shares of at least 1: " + width + ":" + height);
        }
    }

    /**
     * The ratio written as {@code WIDTH:HEIGHT}, such as {@code 16:9}.
     *
     * @throws IllegalArgumentException if the text has another shape
     */
    public static AspectRatio parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("write an aspect ratio as WIDTH:HEIGHT, such as 16:9: \"" + text + "\"");
        }
        return new AspectRatio(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Width divided by height. */
    public double value() {
        return (double) width / height;
    }

    /** {@code WIDTH:HEIGHT}. */
    @Override
    public String toString() {
        return width + ":" + height;
    }
}
