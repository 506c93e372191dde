package dev.imagebatch.policy;

/**
 * The policy for images without a known price.
 *
 * @since 0.1
 */
public enum UnpricedPolicy {
    /** Reports a problem of the plan, since an unknown price may not be zero. */
    REFUSE,
    /** Generates the images; the budget cannot reserve their price. */
    ALLOW
}
