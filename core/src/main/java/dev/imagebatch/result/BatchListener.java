package dev.imagebatch.result;

/**
 * Is told what happens in a batch, as it happens.
 *
 * <p>Told by one thread at a time, and quickly: the batch waits meanwhile. What a listener throws is logged once and
 * ignored.
 *
 * @since 0.1
 */
public interface BatchListener {

    /** One image came to its end. */
    default void onResult(ImageGenerationResult result) {}

    /** Something moved: a call began or ended, an image was stored, everybody waits. */
    default void onProgress(BatchProgress progress) {}
}
