package dev.imagebatch.policy;

/**
 * Where the duplicates of a picture are stored.
 *
 * @since 0.1
 */
public enum DuplicatePolicy {
    /** One stored image, and every place that asked for it is told of that one. */
    SHARE,
    /** Each specification gets its own copy under its own name; the sink must be able to read back. */
    COPY
}
