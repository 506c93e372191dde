package dev.imagebatch.testkit;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that stands still until a test moves it, or until every task of its {@link #executor()} is asleep on it.
 *
 * <p>Work that runs on that executor takes no real time: as soon as all its tasks sleep, the clock goes to the next
 * moment at which one of them wakes up. A task that waits for anything else, such as a lock or a queue, is not asleep
 * and holds the clock. Threads outside the executor only wait. Thread-safe.
 *
 * @since 0.1
 */
public final class ManualClock implements TimeSource {

    /** What a new clock shows. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** A monitor, since waiting for one never hides that a thread was interrupted. */
    private final Object lock = new Object();

    private final PriorityQueue<Sleep> sleeps = new PriorityQueue<>();
    private Duration jumped = Duration.ZERO;
    private long nanos;
    private long sequence;
    private int tasks;
    private int sleepingTasks;

    /** A new clock that shows {@link #START}. */
    public ManualClock() {
        // stands still
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

    /** How far the clock has gone since it was made, whatever happened to the date. */
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
     * Lets time pass: who sleeps until then wakes up, in the order of waking times and then of falling asleep.
     *
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time passes forwards only, jump() moves the date: " + duration);
        }
        synchronized (lock) {
            advanceTo(nanos + duration.toNanos());
        }
    }

    /** Sets the date forwards or backwards, as somebody does who corrects a machine's clock: nobody wakes up. */
    public void jump(Duration duration) {
        synchronized (lock) {
            jumped = jumped.plus(duration);
        }
    }

    /**
     * Waits until at least {@code count} threads sleep on this clock, so that a test can then move it.
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

    /** A new executor of daemon threads, one for each task, whose sleep makes this clock go by itself. */
    public ExecutorService executor() {
        return new ClockExecutor(this);
    }

    /**
     * Does some work on this thread and holds the clock meanwhile, so that tasks which are handed over one after another
     * all start at the same moment. The work must not wait for the clock.
     *
     * @throws Exception what the work threw
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

    /** The interruption is taken note of under the lock, so that the clock never passes somebody who was interrupted. */
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
