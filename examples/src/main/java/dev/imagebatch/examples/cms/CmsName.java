package dev.imagebatch.examples.cms;

import dev.imagebatch.image.Sha256;
import java.util.Locale;

/**
 * The name of an image that no system changes: small letters, digits and hyphens. Two keys never have the same one, so that
 * what was stored under a key is found again.
 */
public final class CmsName {

    private static final int MOST_LETTERS = 80;

    private CmsName() {}

    /** The name that belongs to a key alone: what can be read of it, and a checksum of all of it. */
    public static String of(String key) {
        String read = slug(key.replaceFirst("\\.[^./]*$", ""));
        return (read.isEmpty() ? "image" : read) + "-" + checksum(key);
    }

    /** What can be read of a text. */
    public static String slug(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return letters.substring(0, Math.min(letters.length(), MOST_LETTERS)).replaceAll("^-+|-+$", "");
    }

    /** Twelve hexadecimal digits. */
    public static String checksum(String text) {
        return Sha256.hex(text).substring(0, 12);
    }
}
