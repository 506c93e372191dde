package dev.imagebatch.image;

import java.util.Optional;

/**
 * The image formats that are recognised by their first bytes.
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

    /** The MIME type, such as {@code image/png}. */
    public String mimeType() {
        return mimeType;
    }

    /** The usual file name extension, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format of a MIME type or file name extension, without regard to case; empty for any other. */
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
