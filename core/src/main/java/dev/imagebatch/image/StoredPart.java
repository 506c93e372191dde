package dev.imagebatch.image;

/**
 * A piece of a picture as a sink has taken it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what the transform that made it calls it, such as {@code 0} or {@code thumbnail}; empty for the picture
 *     itself
 * @param image where it is
 * @since 0.1
 */
public record StoredPart(String name, StoredImage image) {}
