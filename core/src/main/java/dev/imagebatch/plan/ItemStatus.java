package dev.imagebatch.plan;

/**
 * The state of an item before a run.
 *
 * @since 0.1
 */
public enum ItemStatus {
    /** The image is stored. */
    STORED,
    /** The image was paid for and received; it remains to be transformed or stored. */
    RECEIVED,
    /** An earlier run failed for good, or may have been charged; the item is not tried again. */
    REFUSED,
    /** The image is to be generated. */
    TO_GENERATE,
    /** An earlier item of the batch has the same picture. */
    DUPLICATE
}
