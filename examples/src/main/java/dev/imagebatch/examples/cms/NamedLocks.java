package dev.imagebatch.examples.cms;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread at a time work on what has a name, such as a page: it reads, changes and writes it as one. */
public final class NamedLocks {

    private final ReentrantLock[] locks = new ReentrantLock[256];

    /** All of them open. */
    public NamedLocks() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** What is done while nobody else works on the same name. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T run() throws IOException, InterruptedException;
    }

    /** Waits for its turn, and works. */
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
