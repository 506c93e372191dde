package dev.imagebatch.image;

/**
 * The properties of an image that are known without decoding it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param format the format by the first bytes
 * @param dimensions the size that the header declares, in pixels
 * @param length the number of bytes
 * @param sha256 the SHA-256 checksum of the bytes, 64 lower-case hexadecimal digits
 * @since 0.1
 */
public record ImageInfo(ImageFormat format, Dimensions dimensions, long length, String sha256) {}
