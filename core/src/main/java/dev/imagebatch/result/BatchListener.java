package dev.imagebatch.result;

import java.util.List;

/**
 * A listener to the events of a batch.
 *
 * <p>Called by one thread at a time. The batch waits for the listener, which should return quickly. Exceptions are logged
 * once and otherwise ignored.
 *
 * @since 0.1
 */
public interface BatchListener {

    /** Called when a run of a batch starts. */
    default void onStart(String batch) {}

    /** Called when an image is completed. */
    default void onResult(ImageGenerationResult result) {}

    /** Called when the progress changes. */
    default void onProgress(BatchProgress progress) {}

    /** Called when a run ends with a result; not called when it ends by an exception. */
    default void onEnd(ImageBatchResult result) {}

    /** Returns a listener that calls these listeners in order; an exception of one skips the following ones. */
    static BatchListener all(BatchListener... listeners) {
        return new Listeners(List.of(listeners));
    }
}
