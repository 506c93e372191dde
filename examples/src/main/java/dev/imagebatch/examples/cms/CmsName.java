package dev.imagebatch.examples.cms;

import dev.imagebatch.image.Sha256;
import java.util.Locale;

/**
 * A name that every system keeps unchanged: lower case letters, digits and hyphens. It is unique for each key, so that
 * an image can be found by its key.
 */
public final class CmsName {

    private static final int MOST_LETTERS = 80;

    private CmsName() {}

    /** Returns the unique name of a key: its readable part and its checksum. */
    public static String of(String key) {
        String read = slug(key.replaceFirst("\\.[^./]*$", ""));
        return (read.isEmpty() ? "image" : read) + "-" + checksum(key);
    }

    /** Returns the readable part of a text. */
    public static String slug(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return letters.substring(0, Math.min(letters.length(), MOST_LETTERS)).replaceAll("^-+|-+$", "");
    }

    /** Returns a checksum of twelve hexadecimal digits. */
    public static String checksum(String text) {
        return Sha256.hex(text).substring(0, 12);
    }
}
