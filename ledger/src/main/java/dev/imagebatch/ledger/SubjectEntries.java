package dev.imagebatch.ledger;

/**
 * The kinds of a subject's entries.
 *
 * @since 0.1
 */
public enum SubjectEntries {
    /** The entries of its images in the sink: an {@link ImageStored} each, or the {@link ItemFailed} of a placeholder. */
    IMAGES,
    /**
     * The entries of images kept for it: the {@link ImageStored} of received pictures that others were made of, and the {@link
     * ItemFailed} of those that could not be stored.
     */
    KEPT,
    /** The {@link ImageBound} of the places that its images are bound to. */
    BOUND,
    /** The {@link DeletionStarted} of deletions that have not ended. */
    DELETIONS
}
