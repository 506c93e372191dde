package dev.imagebatch.policy;

/**
 * The policy for images without a known price.
 *
 * @since 0.1
 */
public enum UnpricedPolicy {
    /** Report a problem of the plan: an unknown price is not free. */
    REFUSE,
    /** Generate them; the budget cannot hold their price. */
    ALLOW
}
