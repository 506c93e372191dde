package dev.imagebatch.sink.s3;

/**
 * What happens to an object that has the key of a new image already.
 *
 * @since 0.1
 */
public enum Overwriting {
    /** It stays, and the image gets another key, as every sink must do. */
    NEVER,
    /** The image takes its place, whatever it is: for buckets that nothing else writes to, where keys are reused on purpose. */
    ALWAYS
}
