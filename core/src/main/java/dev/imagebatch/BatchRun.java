package dev.imagebatch;

import dev.imagebatch.engine.RunningBatch;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import java.util.concurrent.CompletableFuture;

/**
 * A running batch.
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

    /** Returns the progress. */
    public BatchProgress progress() {
        return running.progress();
    }

    /**
     * Returns the future result. It completes exceptionally with a {@link dev.imagebatch.plan.BatchRefusedException} if the
     * batch was refused, and with an {@link java.io.IOException} if the source or the ledger cannot be read or written.
     * Cancelling this future does not cancel the batch: use {@link #cancel()}.
     */
    public CompletableFuture<ImageBatchResult> result() {
        return running.result().copy();
    }

    /** Pauses the batch until {@link #resume()}. Calls in flight finish, and their images are stored. */
    public void pause() {
        running.pause();
    }

    /** Resumes the batch after {@link #pause()}. The lost time is not made up. */
    public void resume() {
        running.resume();
    }

    /** Cancels the batch in order: nothing new starts, calls in flight finish, and their images are stored. */
    public void cancel() {
        running.cancel();
    }

    /** Aborts the batch: calls in flight are cancelled and recorded as possibly charged. */
    public void abort() {
        running.abort();
    }
}
