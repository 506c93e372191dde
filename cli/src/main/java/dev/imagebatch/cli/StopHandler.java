package dev.imagebatch.cli;

import dev.imagebatch.BatchRun;
import dev.imagebatch.text.DisplayFormat;
import java.time.Duration;

/** The handler of Ctrl-C: the first cancels the batch, the second aborts its calls, the third ends the process. */
final class StopHandler implements Runnable {

    private final Screen screen;
    private final BatchRun run;
    private final Duration timeout;
    private int times;
    private volatile boolean ended;
    private volatile boolean aborted;

    StopHandler(Screen screen, BatchRun run, Duration timeout) {
        this.screen = screen;
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
            screen.say("aborting: calls in flight are recorded as possibly charged");
            aborted = true;
            run.abort();
        }
    }

    /** Returns whether the batch was aborted. */
    boolean isAborted() {
        return aborted;
    }

    /** Signals the end of the batch. */
    void ended() {
        ended = true;
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
    }
}
