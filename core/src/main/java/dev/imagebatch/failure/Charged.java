package dev.imagebatch.failure;

/**
 * Whether a failed attempt was billed, as far as the failure tells.
 *
 * @since 0.1
 */
public enum Charged {
    /** The provider certainly did not charge, or documents that it does not. */
    NO,
    /** The provider charged. */
    YES,
    /** The provider may have charged: nobody here can know. */
    UNKNOWN
}
