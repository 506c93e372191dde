package dev.imagebatch.guard.retry;

import dev.imagebatch.guard.RetryPolicy;

/**
 * The number of repeated calls in a run: a share of its first calls, to spare a failing provider.
 *
 * <p>Ten repetitions are always allowed, unless the share is 0. Thread-safe.
 *
 * @since 0.1
 */
public final class RetryBudget {

    private static final int ALWAYS = 10;

    private final double share;
    private long first;
    private long repeated;

    /** Creates a budget of {@link RetryPolicy#retryShare()} repetitions for each first call. */
    public RetryBudget(RetryPolicy policy) {
        this.share = policy.retryShare();
    }

    /** Counts a first call for an item. */
    public synchronized void called() {
        first++;
    }

    /** Takes one repetition, and returns whether there was one. */
    public synchronized boolean tryRepeat() {
        if (share == 0 || repeated >= ALWAYS + share * first) {
            return false;
        }
        repeated++;
        return true;
    }
}
