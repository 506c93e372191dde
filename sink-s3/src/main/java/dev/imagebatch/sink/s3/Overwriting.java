package dev.imagebatch.sink.s3;

/**
 * The policy for existing objects with the key of a new image.
 *
 * @since 0.1
 */
public enum Overwriting {
    /** Keeps the existing object; the image gets a different key, as required of all sinks. */
    NEVER,
    /** Replaces any existing object. Suitable for buckets without other writers, where keys are reused deliberately. */
    ALWAYS
}
