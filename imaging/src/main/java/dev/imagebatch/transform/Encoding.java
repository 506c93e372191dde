package dev.imagebatch.transform;

import dev.imagebatch.image.ImageFormat;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The format and quality in which an image is written.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Encoding {

    /** The default quality of JPEG. */
    public static final int JPEG_QUALITY = 92;

    /** The default quality of WebP. */
    public static final int WEBP_QUALITY = 90;

    private static final int LOSSLESS = 0;

    private final ImageFormat format;
    private final int quality;

    private Encoding(ImageFormat format, int quality) {
        this.format = format;
        this.quality = quality;
    }

    /** Returns a format with its default quality: PNG is lossless, JPEG and WebP are lossy. */
    public static Encoding of(ImageFormat format) {
        return new Encoding(
                format,
                switch (format) {
                    case JPEG -> JPEG_QUALITY;
                    case WEBP -> WEBP_QUALITY;
                    case PNG, GIF -> LOSSLESS;
                });
    }

    /**
     * Returns a lossy format.
     *
     * @param format the format, JPEG or WebP
     * @param quality the quality, from 1 to 100
     * @throws IllegalArgumentException if the format is neither JPEG nor WebP or the quality is out of range
     */
    public static Encoding lossy(ImageFormat format, int quality) {
        if (format != ImageFormat.JPEG && format != ImageFormat.WEBP) {
            throw new IllegalArgumentException(word(format) + " has no quality, only jpeg and webp have one");
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a quality is a whole number from 1 to 100: " + quality);
        }
        return new Encoding(format, quality);
    }

    /**
     * Returns a lossless format.
     *
     * @throws IllegalArgumentException if the format is JPEG
     */
    public static Encoding lossless(ImageFormat format) {
        if (format == ImageFormat.JPEG) {
            throw new IllegalArgumentException("jpeg always loses something: png and webp can be lossless");
        }
        return new Encoding(format, LOSSLESS);
    }

    /** Returns the format. */
    public ImageFormat format() {
        return format;
    }

    /** Returns the quality, from 1 to 100; empty if lossless. */
    public OptionalInt quality() {
        return quality == LOSSLESS ? OptionalInt.empty() : OptionalInt.of(quality);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoding that && format == that.format && quality == that.quality;
    }

    @Override
    public int hashCode() {
        return 31 * format.hashCode() + quality;
    }

    /**
     * Returns the text for specification files, such as {@code webp lossless} or {@code jpeg 85}; a default quality is
     * omitted.
     */
    @Override
    public String toString() {
        if (equals(of(format))) {
            return word(format);
        }
        return word(format) + " " + (quality == LOSSLESS ? "lossless" : quality);
    }

    private static String word(ImageFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
