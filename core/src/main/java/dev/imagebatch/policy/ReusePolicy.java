package dev.imagebatch.policy;

/**
 * The earlier images that are reused.
 *
 * @since 0.1
 */
public enum ReusePolicy {
    /** Every image in the ledger. */
    LEDGER,
    /** Images of the same batch only. */
    BATCH,
    /** None: every item is generated, even if two are the same. */
    NONE
}
