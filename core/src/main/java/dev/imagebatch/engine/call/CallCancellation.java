package dev.imagebatch.engine.call;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The cancellation of one call from another thread: closes its connection and interrupts its thread. Thread-safe. */
final class CallCancellation {

    private final Thread caller = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;
    private boolean returned;

    /** Registers an action that ends the call; runs it at once if the call is already cancelled. */
    void onCancel(Runnable action) {
        boolean atOnce;
        lock.lock();
        try {
            actions.add(action);
            atOnce = cancelled;
        } finally {
            lock.unlock();
        }
        if (atOnce) {
            action.run();
        }
    }

    void cancel() {
        List<Runnable> registered;
        lock.lock();
        try {
            if (returned || cancelled) {
                return;
            }
            cancelled = true;
            registered = List.copyOf(actions);
            caller.interrupt();
        } finally {
            lock.unlock();
        }
        registered.forEach(Runnable::run);
    }

    /** Ends the cancellation: the call has returned, and its thread is not interrupted any more. */
    void returned() {
        lock.lock();
        try {
            returned = true;
            if (cancelled) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }
}
