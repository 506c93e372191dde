package dev.imagebatch.engine.setup;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does what has to be done after some real time, whatever the batch waits for: ends calls that outlive their time. */
public final class CallTimeouts implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor timer;

    public CallTimeouts() {
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "imagebatch-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    public ScheduledFuture<?> after(Duration timeout, Runnable alarm) {
        return timer.schedule(alarm, timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does {@code check} once a second until it is cancelled. */
    public ScheduledFuture<?> everySecond(Runnable check) {
        return timer.scheduleWithFixedDelay(check, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
