package dev.imagebatch.ledger;

/**
 * Which of a subject's entries are asked for.
 *
 * @since 0.1
 */
public enum SubjectEntries {
    /** What is in the sink for it: an {@link ImageStored} each, or the {@link ItemFailed} of a placeholder. */
    IMAGES,
    /**
     * What is kept besides: the {@link ImageStored} of received pictures of which others were made, the {@link ItemFailed}
     * of those that could not be stored.
     */
    KEPT,
    /** The {@link ImageBound} of places that were told its images. */
    BOUND,
    /** The {@link DeletionStarted} that were not ended yet. */
    DELETIONS
}
