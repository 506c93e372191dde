package dev.imagebatch.testkit;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that advances only if a test moves it or if every task of its {@link #executor()} sleeps.
 *
 * <p>Sleeping on that executor takes no real time: when all its tasks sleep, the clock advances to the next wake-up
 * time. A task that waits for anything else, such as a lock or a queue, is not asleep and holds the clock. Threads
 * outside the executor do not advance it. Thread-safe.
 *
 * @since 0.1
 */
public final class ManualClock implements TimeSource {

    /** The initial time. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** A monitor: entering one does not clear the interrupt flag. */
    private final Object lock = new Object();

    private final PriorityQueue<Sleep> sleeps = new PriorityQueue<>();
    private Duration jumped = Duration.ZERO;
    private long nanos;
    private long sequence;
    private int tasks;
    private int sleepingTasks;

    /** Creates a clock set to {@link #START}. */
    public ManualClock() {
        // nothing to start
    }

    @Override
    public Instant instant() {
        synchronized (lock) {
            return START.plusNanos(nanos).plus(jumped);
        }
    }

    @Override
    public long nanoTime() {
        synchronized (lock) {
            return nanos;
        }
    }

    /** Returns the time since the clock was created, not affected by {@link #jump}. */
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        Sleep sleep = fallAsleep(duration.toNanos());
        while (!hasEnded(sleep)) {
            LockSupport.park(this);
        }
    }

    /**
     * Advances the clock. Sleepers wake up in the order of their wake-up times, then of falling asleep.
     *
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "duration must not be negative, use jump() to set the date: " + duration);
        }
        synchronized (lock) {
            advanceTo(nanos + duration.toNanos());
        }
    }

    /** Changes the date forwards or backwards, like a correction of the system clock. Wakes no sleeper. */
    public void jump(Duration duration) {
        synchronized (lock) {
            jumped = jumped.plus(duration);
        }
    }

    /**
     * Waits until at least {@code count} threads sleep on this clock, so that a test can advance it.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitSleepers(int count) throws InterruptedException {
        synchronized (lock) {
            while (sleeps.size() < count) {
                lock.wait();
            }
        }
    }

    /** Returns an executor with a daemon thread for each task. The clock advances by itself while all tasks sleep. */
    public ExecutorService executor() {
        return new ClockExecutor(this);
    }

    /**
     * Runs an action on this thread with the clock held, so that all tasks it submits start at the same time. The
     * action must not wait for the clock.
     *
     * @throws Exception if the action does
     */
    public <T> T holding(Callable<T> work) throws Exception {
        taskAdded();
        try {
            return work.call();
        } finally {
            taskEnded();
        }
    }

    void taskAdded() {
        synchronized (lock) {
            tasks++;
        }
    }

    void taskEnded() {
        synchronized (lock) {
            tasks--;
            goOn();
        }
    }

    private Sleep fallAsleep(long duration) throws InterruptedException {
        synchronized (lock) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Sleep sleep = new Sleep(Math.addExact(nanos, duration), sequence++, Thread.currentThread(), isTask());
            sleeps.add(sleep);
            sleepingTasks += sleep.task() ? 1 : 0;
            lock.notifyAll();
            goOn();
            return sleep;
        }
    }

    /** Checks the interrupt under the lock, so that the clock never advances past an interrupted sleeper. */
    private boolean hasEnded(Sleep sleep) throws InterruptedException {
        synchronized (lock) {
            if (!sleeps.contains(sleep)) {
                return true;
            }
            if (Thread.interrupted()) {
                remove(sleep);
                throw new InterruptedException();
            }
            return false;
        }
    }

    private void goOn() {
        while (tasks > 0 && sleepingTasks == tasks && sleeps.stream().noneMatch(Sleep::isInterrupted)) {
            advanceTo(sleeps.element().until());
        }
    }

    private void advanceTo(long moment) {
        while (!sleeps.isEmpty() && sleeps.element().until() <= moment) {
            wakeUp(sleeps.element());
        }
        nanos = moment;
    }

    private void wakeUp(Sleep sleep) {
        nanos = Math.max(nanos, sleep.until());
        remove(sleep);
        LockSupport.unpark(sleep.thread());
    }

    private void remove(Sleep sleep) {
        sleeps.remove(sleep);
        sleepingTasks -= sleep.task() ? 1 : 0;
    }

    private boolean isTask() {
        return Thread.currentThread() instanceof ClockExecutor.Worker worker && worker.clock() == this;
    }

    private record Sleep(long until, long number, Thread thread, boolean task) implements Comparable<Sleep> {

        boolean isInterrupted() {
            return task && thread.isInterrupted();
        }

        @Override
        public int compareTo(Sleep other) {
            int byTime = Long.compare(until, other.until);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sleep sleep && sleep.number == number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
