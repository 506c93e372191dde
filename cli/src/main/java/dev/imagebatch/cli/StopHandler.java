package dev.imagebatch.cli;

import dev.imagebatch.BatchRun;
import dev.imagebatch.text.DisplayFormat;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The handler of Ctrl-C and its kind: the first cancels the batch, the second aborts its calls, the third ends the process.
 * Calls that outlive their timeout after the first are aborted too, so that the process ends.
 */
final class StopHandler implements Runnable {

    /** Calls are interrupted some seconds after their timeout, and their images must be stored. */
    private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration AFTER_ABORT = Duration.ofSeconds(5);

    private final Screen screen;
    private final TimeSource time;
    private final BatchRun run;
    private final Duration timeout;
    private int times;
    private volatile boolean ended;
    private @Nullable Long abortAt;
    private @Nullable Long endAt;

    StopHandler(CliContext context, BatchRun run, Duration timeout) {
        this.screen = context.screen();
        this.time = context.time();
        this.run = run;
        this.timeout = timeout;
    }

    @Override
    public synchronized void run() {
        times++;
        if (times > 2) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        } else if (ended) {
            screen.say("the batch has ended; writing its record");
        } else if (times == 1) {
            cancel();
        } else {
            abort();
        }
    }

    /** Aborts a cancelled batch whose calls do not end; returns whether an aborted batch does not end either. */
    synchronized boolean isOverdue() {
        if (endAt == null && abortAt != null && time.nanoTime() - abortAt >= 0) {
            abort();
        }
        return endAt != null && time.nanoTime() - endAt >= 0;
    }

    /** Signals the end of the batch. */
    void ended() {
        ended = true;
    }

    private void abort() {
        screen.say("aborting: calls in flight are recorded as possibly charged");
        endAt = time.nanoTime() + AFTER_ABORT.toNanos();
        run.abort();
    }

    private void cancel() {
        int calls = run.progress().inFlight();
        screen.say(
                calls == 0
                        ? "stopping: no calls in flight"
                        : "stopping: " + DisplayFormat.count(calls, "image")
                                + " in flight will be finished, within " + DisplayFormat.duration(timeout)
                                + "; press Ctrl-C again to abort");
        run.cancel();
        Duration longest = timeout.compareTo(YEAR) < 0 ? timeout : YEAR;
        abortAt = time.nanoTime() + longest.plus(AFTER_TIMEOUT).toNanos();
    }
}
