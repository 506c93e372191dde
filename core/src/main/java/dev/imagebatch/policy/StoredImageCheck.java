package dev.imagebatch.policy;

/**
 * The check of a stored image before it is reused.
 *
 * @since 0.1
 */
public enum StoredImageCheck {
    /** Checks that the image exists. */
    EXISTENCE,
    /**
     * Checks that the image's bytes match the checksum in the ledger. Reads every existing image, once for the plan and
     * once in the run. A damaged or replaced image is kept and generated again under a free name.
     */
    CHECKSUM
}
