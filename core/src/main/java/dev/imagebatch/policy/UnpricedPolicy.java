package dev.imagebatch.policy;

/**
 * What to do about images whose price nobody knows.
 *
 * @since 0.1
 */
public enum UnpricedPolicy {
    /** A problem of the plan: unknown is not free. */
    REFUSE,
    /** Made all the same; the budget cannot count them beforehand. */
    ALLOW
}
