package dev.imagebatch.policy;

/**
 * Which earlier images stand in for making one again.
 *
 * @since 0.1
 */
public enum ReusePolicy {
    /** Every image that the ledger has. */
    LEDGER,
    /** Images of the same batch only. */
    BATCH,
    /** None: every item is made, also where two are the same. */
    NONE
}
