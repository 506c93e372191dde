package dev.imagebatch.cli;

import dev.imagebatch.BatchRun;
import dev.imagebatch.result.ImageBatchResult;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a batch and shows how far it has come. */
final class Watch {

    private static final long TICK_MILLIS = 100;
    private static final int TICKS_AFTER_ABORT = 100;

    private final ProgressDisplay display;
    private final Screen screen;
    private final Stopping stopping;

    Watch(ProgressDisplay display, Screen screen, Stopping stopping) {
        this.display = display;
        this.screen = screen;
        this.stopping = stopping;
    }

    /** The batch's result; empty if it was told to end at once and some call does not want to. */
    Optional<ImageBatchResult> await(BatchRun run) throws ExecutionException, InterruptedException {
        CompletableFuture<ImageBatchResult> result = run.result();
        int left = TICKS_AFTER_ABORT;
        try {
            while (left > 0) {
                try {
                    return Optional.of(result.get(TICK_MILLIS, TimeUnit.MILLISECONDS));
                } catch (TimeoutException e) {
                    display.show(run.progress());
                    left -= stopping.isAborted() ? 1 : 0;
                }
            }
            return Optional.empty();
        } finally {
            stopping.ended();
            screen.clear();
        }
    }
}
