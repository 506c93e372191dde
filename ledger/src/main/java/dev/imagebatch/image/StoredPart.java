package dev.imagebatch.image;

/**
 * A stored piece of an image.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the name that a transform gave to it, such as {@code 0} or {@code thumbnail}; empty for the image itself
 * @param image the stored image
 * @since 0.1
 */
public record StoredPart(String name, StoredImage image) {}
