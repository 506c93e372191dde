package dev.imagebatch.guard;

import dev.imagebatch.provider.RateLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The calls that a vendor counts together. */
final class Lane {

    private static final double NANOS_A_MINUTE = 60e9;
    private static final Duration USUAL_PAUSE = Duration.ofMillis(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final PaceLimits limits;
    private final double nanosAUnit;
    private long calls;
    private long nextFree;
    private long pausedUntil;

    Lane(PaceLimits limits, long now) {
        this.limits = limits;
        this.nanosAUnit = limits.perMinute() == null ? 0 : NANOS_A_MINUTE / limits.perMinute();
        this.nextFree = now;
        this.pausedUntil = now;
    }

    long reserve(int units, long now) {
        lock.lock();
        try {
            long start = Math.max(now, nextFree);
            long spacing =
                    Math.max((long) (units * nanosAUnit), limits.minimumDelay().toNanos());
            calls++;
            nextFree = start
                    + (calls < limits.staggeredCalls()
                            ? Math.max(spacing, limits.stagger().toNanos())
                            : spacing);
            return start;
        } finally {
            lock.unlock();
        }
    }

    boolean isPausedAt(long start) {
        lock.lock();
        try {
            return pausedUntil > start;
        } finally {
            lock.unlock();
        }
    }

    Optional<Duration> pausedFor(long now) {
        lock.lock();
        try {
            long left = pausedUntil - now;
            return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void succeeded(RateLimit limit, long now) {
        // nothing to learn yet
    }

    void slowDown(@Nullable Duration retryAfter, RateLimit limit, long now) {
        lock.lock();
        try {
            Duration wait = retryAfter == null ? USUAL_PAUSE : retryAfter;
            pausedUntil = Math.max(pausedUntil, now + wait.toNanos());
            nextFree = Math.max(nextFree, pausedUntil);
        } finally {
            lock.unlock();
        }
    }

    void ended(long now) {
        // nothing to learn yet
    }
}
