package dev.imagebatch.policy;

/**
 * What is done about an image that could not be made.
 *
 * @since 0.1
 */
public enum FailurePolicy {
    /** It is reported. */
    REPORT,
    /** It is reported, and a drawn placeholder is stored in its stead, which a later run replaces. */
    PLACEHOLDER
}
