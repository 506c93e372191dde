package dev.imagebatch.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ratio of an image's width to its height, such as 16:9.
 *
 * <p>Immutable and thread-safe.
 *
 * @param width the share of the width, at least 1
 * @param height the share of the height, at least 1
 * @since 0.1
 */
public record AspectRatio(int width, int height) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\s*:\\s*(\\d{1,4})");

    /** @throws IllegalArgumentException if a share is below 1 */
    public AspectRatio {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "both shares of an aspect ratio must be at least 1: " + width + ":" + height);
        }
    }

    /**
     * Parses a ratio written as {@code WIDTH:HEIGHT}, such as {@code 16:9}.
     *
     * @throws IllegalArgumentException if the text is not an aspect ratio
     */
    public static AspectRatio parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("an aspect ratio must be WIDTH:HEIGHT, such as 16:9: \"" + text + "\"");
        }
        return new AspectRatio(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Returns width divided by height. */
    public double value() {
        return (double) width / height;
    }

    /** Returns {@code WIDTH:HEIGHT}. */
    @Override
    public String toString() {
        return width + ":" + height;
    }
}
