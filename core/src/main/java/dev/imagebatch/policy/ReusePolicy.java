package dev.imagebatch.policy;

/**
 * The policy for reusing earlier images.
 *
 * @since 0.1
 */
public enum ReusePolicy {
    /** Reuses every image in the ledger. */
    LEDGER,
    /** Reuses images of the same batch only. */
    BATCH,
    /** Reuses no images: every item is generated, even if two are the same. */
    NONE
}
