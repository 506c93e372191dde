package dev.imagebatch.engine.control;

import dev.imagebatch.time.Sleeper;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The switch of a run: pauses it, stops it, and wakes all waiting threads when it stops. Thread-safe. */
public final class RunControl implements Sleeper {

    private final TimeSource time;
    private final @Nullable Instant deadline;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Thread> sleeping = new HashSet<>();
    private volatile @Nullable StopReason stopReason;
    private volatile boolean paused;
    private @Nullable Runnable onStop;

    /** The reason for which a run was stopped. */
    enum StopReason {
        CANCELLED,
        DEADLINE_PASSED
    }

    public RunControl(TimeSource time, @Nullable Instant deadline) {
        this.time = time;
        this.deadline = deadline;
    }

    /** Sets the action that runs when the run stops, in place of an earlier one; runs it at once if it has stopped. */
    public void onStop(Runnable action) {
        lock.lock();
        try {
            onStop = action;
        } finally {
            lock.unlock();
        }
        if (isStopped()) {
            action.run();
        }
    }

    /** Stops the run: nothing new starts. */
    public void stop() {
        stop(StopReason.CANCELLED);
    }

    public boolean isStopped() {
        return stopReason != null;
    }

    Optional<StopReason> stopReason() {
        return Optional.ofNullable(stopReason);
    }

    /** Pauses the run: nothing new starts until {@link #resume()}. */
    public void pause() {
        set(true);
    }

    public void resume() {
        set(false);
    }

    boolean isPaused() {
        return paused;
    }

    /** Waits while the run is paused. */
    void awaitStart() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (paused && stopReason == null) {
                changed.await();
            }
            requireRunning();
        } finally {
            lock.unlock();
        }
    }

    /** Stops the run if work of this duration would end after the deadline. */
    void requireTimeFor(Duration work) throws InterruptedException {
        if (!hasTimeFor(work)) {
            stop(StopReason.DEADLINE_PASSED);
        }
        requireRunning();
    }

    /** Stops the run if its deadline has passed, whatever its threads wait for. */
    public void checkDeadline() {
        if (!hasTimeFor(Duration.ZERO)) {
            stop(StopReason.DEADLINE_PASSED);
        }
    }

    /** Sleeps, at most until the deadline, which then stops the run. */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        Duration left = deadline == null ? duration : Duration.between(time.instant(), deadline);
        boolean isTooLong = left.compareTo(duration) < 0;
        beginSleep();
        try {
            time.sleep(isTooLong ? left : duration);
        } finally {
            endSleep();
        }
        if (isTooLong) {
            stop(StopReason.DEADLINE_PASSED);
        }
        requireRunning();
    }

    private boolean hasTimeFor(Duration work) {
        return deadline == null || time.instant().plus(work).isBefore(deadline);
    }

    private void set(boolean value) {
        lock.lock();
        try {
            paused = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void stop(StopReason reason) {
        Runnable action;
        lock.lock();
        try {
            if (stopReason == null) {
                stopReason = reason;
            }
            sleeping.forEach(Thread::interrupt);
            changed.signalAll();
            action = onStop;
        } finally {
            lock.unlock();
        }
        if (action != null) {
            action.run();
        }
    }

    private void requireRunning() throws InterruptedException {
        if (stopReason != null) {
            throw new InterruptedException("the batch is stopping");
        }
    }

    private void beginSleep() throws InterruptedException {
        lock.lock();
        try {
            requireRunning();
            sleeping.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void endSleep() {
        lock.lock();
        try {
            sleeping.remove(Thread.currentThread());
            if (stopReason != null) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
