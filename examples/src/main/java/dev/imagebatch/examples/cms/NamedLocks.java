package dev.imagebatch.examples.cms;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** Locks by name: one thread at a time reads, changes and writes a named object such as a page. */
public final class NamedLocks {

    private final ReentrantLock[] locks = new ReentrantLock[256];

    /** Creates the locks, all free. */
    public NamedLocks() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** An action that runs under a lock. */
    @FunctionalInterface
    public interface Work<T> {

        /** Runs the action. */
        T run() throws IOException, InterruptedException;
    }

    /** Runs an action under a name's lock. */
    public <T> T alone(String name, Work<T> work) throws IOException, InterruptedException {
        ReentrantLock lock = locks[Math.floorMod(name.hashCode(), locks.length)];
        lock.lockInterruptibly();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
