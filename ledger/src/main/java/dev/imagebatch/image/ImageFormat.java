package dev.imagebatch.image;

import java.util.Optional;

/**
 * An image format, recognised by the first bytes.
 *
 * @since 0.1
 */
public enum ImageFormat {
    /** Portable Network Graphics. */
    PNG("image/png", "png"),
    /** JPEG. */
    JPEG("image/jpeg", "jpg"),
    /** WebP, still or animated. */
    WEBP("image/webp", "webp"),
    /** GIF, still or animated. */
    GIF("image/gif", "gif");

    private final String mimeType;
    private final String extension;

    ImageFormat(String mimeType, String extension) {
        this.mimeType = mimeType;
        this.extension = extension;
    }

    /** Returns the MIME type, such as {@code image/png}. */
    public String mimeType() {
        return mimeType;
    }

    /** Returns the usual file name extension, without a dot. */
    public String extension() {
        return extension;
    }

    /** Returns the format of a MIME type or file name extension, ignoring case; empty if unknown. */
    public static Optional<ImageFormat> named(String name) {
        for (ImageFormat format : values()) {
            if (format.mimeType.equalsIgnoreCase(name)
                    || format.extension.equalsIgnoreCase(name)
                    || format.name().equalsIgnoreCase(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
