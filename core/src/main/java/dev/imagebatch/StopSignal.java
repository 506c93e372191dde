package dev.imagebatch;

import dev.imagebatch.time.Sleeper;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes everybody who only waits, once nothing new is to start. */
final class StopSignal implements Sleeper {

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> sleeping = new HashSet<>();
    private volatile boolean stopped;

    StopSignal(TimeSource time) {
        this.time = time;
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            sleeping.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        enter();
        try {
            time.sleep(duration);
        } finally {
            leave();
        }
    }

    private void enter() throws InterruptedException {
        lock.lock();
        try {
            if (stopped) {
                throw new InterruptedException("the batch was cancelled");
            }
            sleeping.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            sleeping.remove(Thread.currentThread());
            if (stopped) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
