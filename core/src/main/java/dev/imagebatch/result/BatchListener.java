package dev.imagebatch.result;

import java.util.List;

/**
 * Is told what happens in a batch, as it happens.
 *
 * <p>Told by one thread at a time, and quickly: the batch waits meanwhile. What a listener throws is logged once and
 * ignored.
 *
 * @since 0.1
 */
public interface BatchListener {

    /** A run of a batch begins. */
    default void onStart(String batch) {}

    /** One image came to its end. */
    default void onResult(ImageGenerationResult result) {}

    /** Something moved: a call began or ended, an image was stored, everybody waits. */
    default void onProgress(BatchProgress progress) {}

    /** The run has ended with a result; a run that ends by an exception is not told. */
    default void onEnd(ImageBatchResult result) {}

    /** A listener that tells all of these, in this order; what one of them throws keeps it from the later ones. */
    static BatchListener all(BatchListener... listeners) {
        return new Listeners(List.of(listeners));
    }
}
