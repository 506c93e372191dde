package dev.imagebatch.guard;

import java.util.concurrent.locks.ReentrantLock;

/**
 * How often calls may be repeated in a run: a share of its first calls, so that a sick provider is not asked ever more.
 *
 * <p>Ten repetitions are always allowed unless the share is 0. Thread-safe.
 *
 * @since 0.1
 */
public final class RetryBudget {

    private static final int ALWAYS = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final double share;
    private long first;
    private long repeated;

    /** Nothing called yet, and {@link RetryPolicy#retryShare()} repetitions to come for each first call. */
    public RetryBudget(RetryPolicy rules) {
        this.share = rules.retryShare();
    }

    /** An item is asked for the first time. */
    public void called() {
        lock.lock();
        try {
            first++;
        } finally {
            lock.unlock();
        }
    }

    /** Takes one repetition; false if there is none left at the moment. */
    public boolean tryRepeat() {
        lock.lock();
        try {
            if (share == 0 || repeated >= ALWAYS + share * first) {
                return false;
            }
            repeated++;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
