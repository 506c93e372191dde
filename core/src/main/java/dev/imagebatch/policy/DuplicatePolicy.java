package dev.imagebatch.policy;

/**
 * The storage of duplicates.
 *
 * @since 0.1
 */
public enum DuplicatePolicy {
    /** All share one stored image. */
    SHARE,
    /** Each specification gets its own copy under its own name. The sink must be able to read images. */
    COPY
}
