package dev.imagebatch.sink.s3;

/**
 * Where the bucket stands in the addresses of requests and images.
 *
 * @since 0.1
 */
public enum AddressStyle {
    /** {@code https://s3.example.org/bucket/key}: what most compatible servers want. */
    PATH,
    /** {@code https://bucket.s3.example.org/key}: Amazon's own, as far as the bucket's name fits into a host's. */
    VIRTUAL_HOST
}
