package dev.imagebatch.policy;

/**
 * The policy for invalid specifications.
 *
 * @since 0.1
 */
public enum InvalidSpecificationPolicy {
    /** Refuses the batch before anything is spent. */
    REFUSE,
    /** Skips invalid specifications and processes the others. */
    SET_ASIDE
}
