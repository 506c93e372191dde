package dev.imagebatch.engine.call;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** How a call is ended from another thread: its connection is closed and its thread is woken. Thread-safe. */
final class CallCancellation {

    private final Thread caller = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> aborts = new ArrayList<>();
    private boolean aborted;
    private boolean over;

    /** What ends the call; runs at once if it is ended already. */
    void onCancel(Runnable abort) {
        boolean atOnce;
        lock.lock();
        try {
            aborts.add(abort);
            atOnce = aborted;
        } finally {
            lock.unlock();
        }
        if (atOnce) {
            abort.run();
        }
    }

    void abort() {
        List<Runnable> actions;
        lock.lock();
        try {
            if (over || aborted) {
                return;
            }
            aborted = true;
            actions = List.copyOf(aborts);
            caller.interrupt();
        } finally {
            lock.unlock();
        }
        actions.forEach(Runnable::run);
    }

    /** The call has returned: nobody interrupts its thread any more. */
    void ended() {
        lock.lock();
        try {
            over = true;
            if (aborted) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean wasAborted() {
        return aborted;
    }
}
