package dev.imagebatch.policy;

/**
 * How a stored image is checked before it stands in for making one again.
 *
 * @since 0.1
 */
public enum StoredImageCheck {
    /** Whether it is there. */
    EXISTENCE,
    /**
     * Whether it has the bytes that the ledger has the checksum of: reads every image that is there, once for the plan and
     * once in the run. One that was damaged or replaced counts as not there and is made again; what is there stays, and the
     * new image gets a free name beside it.
     */
    CHECKSUM
}
