package dev.imagebatch.durable;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A force to the device that is shared by all threads that wait for it at the same time.
 *
 * <p>A thread that finds no running force runs one, for all threads that called before it began; the others return once it
 * is complete. Thread-safe; an interrupt neither breaks a force nor is lost.
 */
public final class SharedForce {

    /** An operation that forces something to the device. */
    @FunctionalInterface
    public interface Force {

        /** @throws IOException if it fails */
        void run() throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private long asked;
    private long done;
    private boolean isForcing;

    /** Returns after a force that began after this call; if a force fails, the next waiting thread tries again. */
    public void run(Force force) throws IOException {
        long covered = lead();
        if (covered < 0) {
            return;
        }
        boolean isDone = false;
        try {
            force.run();
            isDone = true;
        } finally {
            end(isDone ? covered : 0);
        }
    }

    /** Waits for the force of another thread; returns the number of calls to force for, or -1 if already covered. */
    private long lead() {
        lock.lock();
        try {
            long mine = ++asked;
            while (done < mine && isForcing) {
                over.awaitUninterruptibly();
            }
            if (done >= mine) {
                return -1;
            }
            isForcing = true;
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void end(long covered) {
        lock.lock();
        try {
            isForcing = false;
            done = Math.max(done, covered);
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of waiting threads. */
    int waiting() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(over);
        } finally {
            lock.unlock();
        }
    }
}
