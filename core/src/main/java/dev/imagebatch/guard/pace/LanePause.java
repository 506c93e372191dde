package dev.imagebatch.guard.pace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pause of a lane after a rate limit, for the time that the provider asks for, or an increasing time.
 *
 * <p>A pause is never shorter than a minimum: at the moment a quota admits one call, several calls would be refused again,
 * and the quota accumulates while the lane waits.
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

    /** Records that a call that started at {@code start} was accepted. */
    void accepted(long start) {
        if (start >= until) {
            usual = SHORTEST;
        }
    }
}
