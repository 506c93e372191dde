package dev.imagebatch.image;

import java.util.HexFormat;

/**
 * The identity of an image's resolved request: two requests with the same fingerprint are the same image.
 *
 * <p>The first 128 bits of a SHA-256 over the provider, the model, the whole prompt, the negative prompt, the size, the
 * quality, the seed, the bytes and roles of the references, the options and the variant's index. White space and case
 * matter. Immutable and thread-safe.
 *
 * @param high the first 64 bits
 * @param low the second 64 bits
 * @since 0.1
 */
public record Fingerprint(long high, long low) {

    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 32;

    /**
     * Parses the 32 hexadecimal digits of {@link #toString()}.
     *
     * @throws IllegalArgumentException if the text is not a fingerprint
     */
    public static Fingerprint parse(String text) {
        if (text.length() != DIGITS) {
            throw new IllegalArgumentException("a fingerprint must have " + DIGITS + " hexadecimal digits: " + text);
        }
        return new Fingerprint(
                HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
                HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS));
    }

    /** Returns the first eight digits, for names. */
    public String brief() {
        return HEX.toHexDigits(high).substring(0, 8);
    }

    /** Returns 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }
}
