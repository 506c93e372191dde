package dev.imagebatch.durable;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Forces something to the device; those who wait for it at the same time share one force.
 *
 * <p>Whoever finds no force going on runs one, for all who asked before it began; the others go on as soon as it is over.
 * Thread-safe; an interrupt neither spoils a force nor is lost.
 */
public final class SharedForce {

    /** What is forced. */
    @FunctionalInterface
    public interface Force {

        /** @throws IOException if it cannot be forced */
        void run() throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private long asked;
    private long done;
    private boolean isForcing;

    /** Returns once a force is over that began after this was called; where one fails, the next in line tries again. */
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

    /** Waits to be covered by others; gives how many the caller is to force for, or a negative number. */
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

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(over);
        } finally {
            lock.unlock();
        }
    }
}
