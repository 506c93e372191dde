package dev.imagebatch.image;

/**
 * The format and size that an image's first bytes declare.
 *
 * <p>Immutable and thread-safe. See {@link ImageHeaders} for reading one.
 *
 * @param format the format
 * @param dimensions the declared size in pixels
 * @since 0.1
 */
public record ImageHeader(ImageFormat format, Dimensions dimensions) {}
