package dev.imagebatch.policy;

/**
 * What to do with an image that may have been charged and is not there.
 *
 * @since 0.1
 */
public enum UnknownOutcomePolicy {
    /** Report it as failed; nothing can be paid twice. */
    FAIL,
    /** Ask again, within the budget; it may be paid twice. */
    RETRY
}
