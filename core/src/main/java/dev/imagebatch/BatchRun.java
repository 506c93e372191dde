package dev.imagebatch;

import dev.imagebatch.engine.RunningBatch;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import java.util.concurrent.CompletableFuture;

/**
 * A batch that runs, as its caller sees it.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class BatchRun {

    private final RunningBatch running;

    BatchRun(RunningBatch running) {
        this.running = running;
    }

    /** How far it has come. */
    public BatchProgress progress() {
        return running.progress();
    }

    /**
     * Becomes the batch's result; completes exceptionally with a {@link dev.imagebatch.plan.BatchRefusedException} if the
     * batch was refused, and with an {@link java.io.IOException} if the source or the ledger could not be read or written.
     * Cancelling this future does nothing to the batch: use {@link #cancel()}.
     */
    public CompletableFuture<ImageBatchResult> result() {
        return running.result().copy();
    }

    /** Lets nothing new start until {@link #resume()}; what is in flight is finished and stored. */
    public void pause() {
        running.pause();
    }

    /** Goes on after {@link #pause()}, without making up for the time lost. */
    public void resume() {
        running.resume();
    }

    /** Ends the batch in order: nothing new starts, what is in flight is finished and stored. */
    public void cancel() {
        running.cancel();
    }

    /** Ends the batch at once: calls in flight are cut off and noted as possibly charged. */
    public void abort() {
        running.abort();
    }
}
