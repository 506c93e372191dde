package dev.imagebatch.policy;

/**
 * What is done about specifications that cannot be asked for.
 *
 * @since 0.1
 */
public enum InvalidSpecificationPolicy {
    /** The whole batch is refused before the first cent. */
    REFUSE,
    /** They are set aside and the others are made. */
    SET_ASIDE
}
