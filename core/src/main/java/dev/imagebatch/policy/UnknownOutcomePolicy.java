package dev.imagebatch.policy;

/**
 * The policy for missing images that were charged, or may have been.
 *
 * @since 0.1
 */
public enum UnknownOutcomePolicy {
    /** Reports a failure; nothing is paid twice. */
    FAIL,
    /** Requests the image again within the budget; it may be paid twice. */
    RETRY
}
