package dev.imagebatch.cli;

import dev.imagebatch.BatchRun;
import dev.imagebatch.result.ImageBatchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wait for a batch, with its progress display and the pauses requested by other processes. */
final class ProgressWatcher {

    private static final long TICK_MILLIS = 100;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final CliContext context;
    private final ProgressDisplay display;
    private final StopHandler stopping;
    private final PauseMark pause;
    private boolean paused;
    private Instant nextLook = Instant.MIN;

    ProgressWatcher(CliContext context, ProgressDisplay display, StopHandler stopping, PauseMark pause) {
        this.context = context;
        this.display = display;
        this.stopping = stopping;
        this.pause = pause;
    }

    /** Returns the batch's result, or empty if a call does not end in time after an abort. */
    Optional<ImageBatchResult> await(BatchRun run) throws ExecutionException, InterruptedException {
        try {
            Optional<ImageBatchResult> result = tick(run);
            while (result.isEmpty() && !stopping.isOverdue()) {
                result = tick(run);
            }
            return result;
        } finally {
            stopping.ended();
            context.screen().clear();
        }
    }

    private Optional<ImageBatchResult> tick(BatchRun run) throws ExecutionException, InterruptedException {
        CompletableFuture<ImageBatchResult> result = run.result();
        try {
            return Optional.of(result.get(TICK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            followMark(run);
            display.show(run.progress());
            return Optional.empty();
        }
    }

    private void followMark(BatchRun run) {
        Instant now = context.now();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        boolean wanted = pause.isSet();
        if (wanted && !paused) {
            run.pause();
            context.screen().say("Paused; calls in flight will finish. Continue with: imagebatch resume");
        } else if (!wanted && paused) {
            run.resume();
            context.screen().say("Resumed");
        }
        paused = wanted;
    }
}
