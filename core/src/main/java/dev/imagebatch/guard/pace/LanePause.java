package dev.imagebatch.guard.pace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time in which nothing of a lane starts since the provider asked to wait, or refused without saying how long.
 *
 * <p>The moment at which a quota gives one more call is too early for several: a little more costs nothing, since what
 * it gives meanwhile is not lost.
 */
final class LanePause {

    private static final long LEAST = Duration.ofMillis(300).toNanos();
    private static final long SHORTEST = Duration.ofMillis(500).toNanos();
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    private long until;
    private long usual = SHORTEST;

    LanePause(long now) {
        this.until = now;
    }

    long until() {
        return until;
    }

    void close(@Nullable Duration retryAfter, long start, long now) {
        if (retryAfter != null) {
            until = Math.max(until, now + Math.max(LEAST, retryAfter.toNanos()));
        } else if (start >= until) {
            until = now + usual;
            usual = Math.min(LONGEST, 2 * usual);
        }
    }

    /** A call that began at {@code start} was let through. */
    void passed(long start) {
        if (start >= until) {
            usual = SHORTEST;
        }
    }
}
