package dev.imagebatch.cli;

import dev.imagebatch.BatchRun;
import dev.imagebatch.result.ImageBatchResult;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a batch and shows how far it has come. */
final class ProgressWatcher {

    private static final long TICK_MILLIS = 100;
    private static final int TICKS_AFTER_ABORT = 100;
    private static final int TICKS_BETWEEN_LOOKS = 5;

    private final ProgressDisplay display;
    private final Screen screen;
    private final StopHandler stopping;
    private final PauseMark pause;
    private boolean paused;
    private int ticks;

    ProgressWatcher(ProgressDisplay display, Screen screen, StopHandler stopping, PauseMark pause) {
        this.display = display;
        this.screen = screen;
        this.stopping = stopping;
        this.pause = pause;
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
                    followMark(run);
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

    private void followMark(BatchRun run) {
        boolean wanted = ticks++ % TICKS_BETWEEN_LOOKS == 0 ? pause.isSet() : paused;
        if (wanted && !paused) {
            run.pause();
            screen.say("paused: what is in flight is finished; go on with: imagebatch resume");
        } else if (!wanted && paused) {
            run.resume();
            screen.say("going on");
        }
        paused = wanted;
    }
}
