package dev.imagebatch.cli;

import dev.imagebatch.BatchRun;
import java.time.Duration;

/** Ends a batch when somebody wants it to: the first time in order, the second time at once, the third time rudely. */
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
            screen.say("the batch has ended; only its record is being written");
        } else if (times == 1) {
            cancel();
        } else {
            screen.say("ending at once: what is in flight is noted as possibly charged");
            aborted = true;
            run.abort();
        }
    }

    /** Whether the batch was told to end at once. */
    boolean isAborted() {
        return aborted;
    }

    /** The batch has come to its end. */
    void ended() {
        ended = true;
    }

    private void cancel() {
        int calls = run.progress().inFlight();
        screen.say(
                calls == 0
                        ? "stopping: nothing new is started"
                        : "stopping: " + NumberFormats.count(calls, "image")
                                + " in flight will be finished, which takes " + NumberFormats.brief(timeout)
                                + " at most; press Ctrl-C again to end at once");
        run.cancel();
    }
}
