package dev.imagebatch.engine.setup;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer in real time, whatever clock the batch has: ends calls that exceed their time limit. */
public final class CallTimeouts implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor timer;

    public CallTimeouts() {
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "imagebatch-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Runs an action shortly after a timeout, until it is cancelled. */
    public ScheduledFuture<?> after(Duration timeout, Runnable action) {
        return timer.schedule(action, timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a check once a second, until it is cancelled. */
    public ScheduledFuture<?> everySecond(Runnable check) {
        return timer.scheduleWithFixedDelay(check, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
