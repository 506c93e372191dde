package dev.imagebatch.policy;

/**
 * The policy for failed images.
 *
 * @since 0.1
 */
public enum FailurePolicy {
    /** Reports the failure. */
    REPORT,
    /** Reports the failure and stores a drawn placeholder, which a later run replaces. */
    PLACEHOLDER
}
