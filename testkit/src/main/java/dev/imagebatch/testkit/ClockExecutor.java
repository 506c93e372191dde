package dev.imagebatch.testkit;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An executor whose tasks count from their submission, so that the clock does not advance before they start. */
final class ClockExecutor extends ThreadPoolExecutor {

    private static final int KEEP_SECONDS = 5;

    private final ManualClock clock;

    ClockExecutor(ManualClock clock) {
        super(
                0,
                Integer.MAX_VALUE,
                KEEP_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new Worker(task, clock));
        this.clock = clock;
    }

    @Override
    public void execute(Runnable task) {
        clock.taskAdded();
        try {
            super.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            clock.taskEnded();
            throw e;
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            clock.taskEnded();
        }
    }

    static final class Worker extends Thread {

        private final ManualClock clock;

        Worker(Runnable task, ManualClock clock) {
            super(task, "manual-clock-worker");
            this.clock = clock;
            setDaemon(true);
        }

        ManualClock clock() {
            return clock;
        }
    }
}
