package dev.imagebatch;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends calls that outlive their time although their provider promised otherwise; measures real time. */
final class Watchdog implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "imagebatch-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    ScheduledFuture<?> after(Duration timeout, Runnable alarm) {
        return timer.schedule(alarm, timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
