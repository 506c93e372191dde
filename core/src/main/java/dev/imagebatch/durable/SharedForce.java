package dev.imagebatch.durable;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** Forces something to the device; those who wait for it at the same time share one force. Thread-safe. */
final class SharedForce {

    /** What is forced. */
    @FunctionalInterface
    interface Force {
        void run() throws IOException;
    }

    private final ReentrantLock forcing = new ReentrantLock();
    private final Object count = new Object();
    private long asked;
    private long done;

    /** Returns once a force is over that began after this was called; where one fails, the next in line tries again. */
    void run(Force force) throws IOException {
        long mine = ask();
        forcing.lock();
        try {
            if (done < mine) {
                long covered = asked();
                force.run();
                done = covered;
            }
        } finally {
            forcing.unlock();
        }
    }

    /** How many wait in line. */
    int waiting() {
        return forcing.getQueueLength();
    }

    private long ask() {
        synchronized (count) {
            return ++asked;
        }
    }

    private long asked() {
        synchronized (count) {
            return asked;
        }
    }
}
