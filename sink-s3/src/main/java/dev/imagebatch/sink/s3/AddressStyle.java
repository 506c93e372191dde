package dev.imagebatch.sink.s3;

/**
 * The position of the bucket name in the addresses of requests and images.
 *
 * @since 0.1
 */
public enum AddressStyle {
    /** The bucket in the path, as most compatible servers require: {@code https://s3.example.org/bucket/key}. */
    PATH,
    /**
     * The bucket in the host name, the style of Amazon S3: {@code https://bucket.s3.example.org/key}. Applies only if
     * the bucket name is a valid host name label.
     */
    VIRTUAL_HOST
}
