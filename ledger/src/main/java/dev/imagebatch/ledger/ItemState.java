package dev.imagebatch.ledger;

/**
 * The state of an item, by its last entries.
 *
 * <p>States are immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface ItemState {

    /**
     * The state of an item with a call that has not ended, or was charged or may have been without bringing the image.
     *
     * @param started the start of the attempt
     */
    record Unresolved(AttemptStarted started) implements ItemState {}

    /**
     * The state of an item that a worker of this process is generating.
     *
     * @param started the start of the attempt
     */
    record InProgress(AttemptStarted started) implements ItemState {}

    /**
     * The state of an item with a received image that is not stored yet.
     *
     * @param started the start of the attempt that received it
     * @param ended the end of the attempt
     * @param image the image
     */
    record Received(AttemptStarted started, AttemptEnded ended, AttemptEnded.Received image) implements ItemState {}

    /**
     * The state of an item with an image in the sink.
     *
     * @param entry the entry of the stored image
     */
    record Stored(ImageStored entry) implements ItemState {}

    /**
     * The state of an item whose received image was discarded after others were made of it.
     *
     * @param entry the entry of the discarding
     */
    record Discarded(OriginalDiscarded entry) implements ItemState {}

    /**
     * The state of a prompt brief with a written prompt.
     *
     * @param entry the entry of the prompt
     */
    record Written(PromptWritten entry) implements ItemState {}

    /**
     * The state of an item that was given up; the entry holds the received image, if any.
     *
     * @param entry the entry of the failure; without a charge if its attempts were settled as free later
     */
    record Failed(ItemFailed entry) implements ItemState {}
}
