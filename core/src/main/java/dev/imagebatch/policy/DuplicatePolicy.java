package dev.imagebatch.policy;

/**
 * The policy for storing duplicates.
 *
 * @since 0.1
 */
public enum DuplicatePolicy {
    /** Stores one image for all duplicates. */
    SHARE,
    /** Stores a copy for each specification under its own name. The sink must be able to read images. */
    COPY
}
