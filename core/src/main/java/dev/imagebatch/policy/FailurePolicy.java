package dev.imagebatch.policy;

/**
 * The policy for failed images.
 *
 * @since 0.1
 */
public enum FailurePolicy {
    /** Report the failure. */
    REPORT,
    /** Report the failure, and store a drawn placeholder that a later run replaces. */
    PLACEHOLDER
}
