package dev.imagebatch.policy;

/**
 * The policy for invalid specifications.
 *
 * @since 0.1
 */
public enum InvalidSpecificationPolicy {
    /** Refuse the batch before anything is spent. */
    REFUSE,
    /** Skip them and process the others. */
    SET_ASIDE
}
