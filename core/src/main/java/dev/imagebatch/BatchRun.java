package dev.imagebatch;

import dev.imagebatch.engine.RunningBatch;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

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

    /** Returns the id, which is that of the batch in its events, results and ledger entries. */
    public String id() {
        return running.batch();
    }

    /** Returns the progress. */
    public BatchProgress progress() {
        return running.progress();
    }

    /**
     * Returns the future result. It completes exceptionally with a {@link dev.imagebatch.plan.BatchRefusedException} if the
     * batch was refused, with an {@link IOException} if the source or the ledger cannot be read or written, and with an
     * {@link IllegalStateException} if the processor was closed while calls did not react to their cancellation. Cancelling
     * this future does not cancel the batch: use {@link #cancel()}.
     *
     * <p>A thread of the processor's own executor does not wait for it, which could take the last thread of a pool: use
     * {@link #await}.
     */
    public CompletableFuture<ImageBatchResult> result() {
        return running.result().copy();
    }

    /** Returns whether the batch has ended, by a result or an exception. */
    public boolean isDone() {
        return running.result().isDone();
    }

    /**
     * Waits until the batch has ended. If the processor's executor has no thread left for it, the calling thread does its
     * work; an interrupt then cancels the call that this thread is making.
     *
     * @param longest how long to wait
     * @return whether the batch has ended
     * @throws InterruptedException if the calling thread is interrupted; the batch continues
     */
    public boolean await(Duration longest) throws InterruptedException {
        return running.await(longest);
    }

    /**
     * Returns the results of the batch's items so far, in the order of the source: ids, addresses, outcomes and what each
     * cost in this run. Items that were not reached are skipped. Reads the source again, and the ledger; holds one
     * specification at a time.
     *
     * @return a stream to be closed by the caller; reading it throws {@link UncheckedIOException} if the source, the ledger
     *     or the storage cannot be read
     */
    public Stream<ImageGenerationResult> results() {
        try {
            return running.results();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
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
