package dev.imagebatch.result;

import java.util.List;

/**
 * A listener to the events of a batch.
 *
 * <p>Called by one thread at a time in each run; runs at the same time call a shared listener from several threads. Every
 * event has the batch's id. The run waits for the listener, which should return quickly. Whatever it throws is logged once
 * and otherwise ignored.
 *
 * @since 0.1
 */
public interface BatchListener {

    /** Called when a run of a batch starts. */
    default void onStart(String batch) {}

    /** Called when an image is completed. */
    default void onResult(ImageGenerationResult result) {}

    /** Called when the progress changes, at most some times a second; always when the stage changes and at the end. */
    default void onProgress(BatchProgress progress) {}

    /** Called when a run ends with a result. */
    default void onEnd(ImageBatchResult result) {}

    /**
     * Called in place of {@link #onEnd} when a run ends by an exception, such as a refused plan or a ledger that cannot be
     * written.
     *
     * @param batch the batch's id
     * @param cause the exception that the run's future completes with
     */
    default void onError(String batch, Throwable cause) {}

    /** Returns a listener that calls these listeners in order; an exception of one skips the following ones. */
    static BatchListener all(BatchListener... listeners) {
        return new Listeners(List.of(listeners));
    }
}
