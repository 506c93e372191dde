package dev.imagebatch.failure;

/**
 * The charge of a failed attempt, as far as it is known.
 *
 * @since 0.1
 */
public enum Charged {
    /** The provider did not charge. */
    NO,
    /** The provider charged. */
    YES,
    /** The provider may have charged. */
    UNKNOWN
}
