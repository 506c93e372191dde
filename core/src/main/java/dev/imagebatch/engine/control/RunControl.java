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

/** Says whether anything new may start in a run, and wakes everybody who only waits once nothing may. */
public final class RunControl implements Sleeper {

    private final TimeSource time;
    private final @Nullable Instant deadline;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Thread> sleeping = new HashSet<>();
    private volatile @Nullable Ending ending;
    private volatile boolean paused;

    /** Why nothing new starts any more. */
    enum Ending {
        CANCELLED,
        DEADLINE_PASSED
    }

    public RunControl(TimeSource time, @Nullable Instant deadline) {
        this.time = time;
        this.deadline = deadline;
    }

    /** Nothing new starts any more. */
    public void stop() {
        end(Ending.CANCELLED);
    }

    public boolean isStopped() {
        return ending != null;
    }

    Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** Nothing new starts until {@link #resume()}. */
    public void pause() {
        set(true);
    }

    public void resume() {
        set(false);
    }

    boolean isPaused() {
        return paused;
    }

    /** Waits while the run is paused; throws if nothing starts any more. */
    void awaitStart() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (paused && ending == null) {
                changed.await();
            }
            requireGoing();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the run if what takes this long from now would end after the deadline. */
    void requireTimeFor(Duration work) throws InterruptedException {
        if (!hasTimeFor(work)) {
            end(Ending.DEADLINE_PASSED);
        }
        requireGoing();
    }

    /** Ends the run if its deadline has passed, whatever anybody waits for. */
    public void checkDeadline() {
        if (!hasTimeFor(Duration.ZERO)) {
            end(Ending.DEADLINE_PASSED);
        }
    }

    /** Sleeps at most until the deadline, which then ends the run. */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        Duration left = deadline == null ? duration : Duration.between(time.instant(), deadline);
        boolean tooLong = left.compareTo(duration) < 0;
        enter();
        try {
            time.sleep(tooLong ? left : duration);
        } finally {
            leave();
        }
        if (tooLong) {
            end(Ending.DEADLINE_PASSED);
        }
        requireGoing();
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

    private void end(Ending reason) {
        lock.lock();
        try {
            if (ending == null) {
                ending = reason;
            }
            sleeping.forEach(Thread::interrupt);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void requireGoing() throws InterruptedException {
        if (ending != null) {
            throw new InterruptedException("nothing new starts any more");
        }
    }

    private void enter() throws InterruptedException {
        lock.lock();
        try {
            requireGoing();
            sleeping.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            sleeping.remove(Thread.currentThread());
            if (ending != null) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
