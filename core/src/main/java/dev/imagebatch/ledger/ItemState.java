package dev.imagebatch.ledger;

/**
 * Where an item stands, by its last entry.
 *
 * <p>States are immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface ItemState {

    /**
     * A call was started and nothing is known of its end, or it was charged, or may have been, without bringing the image.
     *
     * @param started the attempt
     */
    record Unresolved(AttemptStarted started) implements ItemState {}

    /**
     * The image was received and not stored yet.
     *
     * @param started the attempt that brought it
     * @param ended the attempt's end
     * @param image the image
     */
    record Received(AttemptStarted started, AttemptEnded ended, AttemptEnded.Received image) implements ItemState {}

    /**
     * The image is in the sink.
     *
     * @param entry the entry that says so
     */
    record Stored(ImageStored entry) implements ItemState {}

    /**
     * The image was received, others were made of it, and it is not kept.
     *
     * @param entry the entry that says so
     */
    record Discarded(OriginalDiscarded entry) implements ItemState {}

    /**
     * It is no image but a brief, and its prompt was written.
     *
     * @param entry the entry that says so
     */
    record Written(PromptWritten entry) implements ItemState {}

    /**
     * The image was given up; what was received is kept with the entry.
     *
     * @param entry the entry that says so; not charged if its attempts were settled as free later
     */
    record Failed(ItemFailed entry) implements ItemState {}
}
