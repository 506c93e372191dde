package dev.imagebatch.sink.s3;

/**
 * The checksum sent with each upload.
 *
 * @since 0.1
 */
public enum Checksums {
    /** The SHA-256 checksum. The server rejects bytes that do not match it and returns it for later comparisons. */
    SHA256,
    /** No checksum, for servers that do not support checksums. Stored objects are compared by reading them back. */
    NONE
}
