package dev.imagebatch.sink.s3;

/**
 * What the server is told of the bytes that it receives.
 *
 * @since 0.1
 */
public enum Checksums {
    /** The SHA-256 checksum: the server refuses other bytes, and tells it again whenever it is asked. */
    SHA256,
    /** Nothing, for servers that do not know checksums: what is stored is compared by reading it back. */
    NONE
}
