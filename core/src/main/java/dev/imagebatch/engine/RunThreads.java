package dev.imagebatch.engine;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one run. A thread that waits for the run can take over tasks that the executor does not start, so that a
 * pool whose threads all wait for their runs does not starve. Thread-safe.
 */
final class RunThreads implements Executor {

    private final Executor executor;
    private final Queue<Runnable> pending = new ConcurrentLinkedQueue<>();
    private final Set<Thread> active = ConcurrentHashMap.newKeySet();

    RunThreads(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        pending.add(task);
        try {
            executor.execute(this::runNext);
        } catch (RuntimeException | Error e) {
            if (pending.remove(task)) {
                throw e;
            } // otherwise another thread has taken it
        }
    }

    /** Runs a task on this thread, as one of the run. */
    void run(Runnable task) {
        boolean isFirst = active.add(Thread.currentThread());
        try {
            task.run();
        } finally {
            if (isFirst) {
                active.remove(Thread.currentThread());
            }
        }
    }

    /** Returns the task that has waited longest for a thread, or null. */
    @Nullable Runnable oldest() {
        return pending.peek();
    }

    /** Runs a task on this thread if no other thread has started it yet; returns whether it did. */
    boolean takeOver(Runnable task) {
        boolean isWaiting = pending.remove(task);
        if (isWaiting) {
            run(task);
        }
        return isWaiting;
    }

    /** Returns whether the calling thread is running a task of the run. */
    boolean isOwn() {
        return active.contains(Thread.currentThread());
    }

    private void runNext() {
        Runnable task = pending.poll();
        if (task != null) {
            run(task);
        }
    }
}
