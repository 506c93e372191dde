package dev.imagebatch.provider;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The quota of an account as reported by an answer's headers, in the units of the model's {@link Quota}.
 *
 * <p>Immutable and thread-safe; each {@code with...} method returns a changed copy.
 *
 * @param perMinute the units allowed per minute
 * @param remaining the units remaining at this moment
 * @param untilReset the time until all units are available again
 * @since 0.1
 */
public record RateLimit(OptionalDouble perMinute, OptionalDouble remaining, Optional<Duration> untilReset) {

    private static final RateLimit UNKNOWN =
            new RateLimit(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    /** Returns a rate limit without values. */
    public static RateLimit unknown() {
        return UNKNOWN;
    }

    /**
     * Returns a copy with the units allowed per minute.
     *
     * @throws IllegalArgumentException if {@code limit} is not above 0 and finite
     */
    public RateLimit withPerMinute(double limit) {
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("limit per minute must be above 0 and finite: " + limit);
        }
        return new RateLimit(OptionalDouble.of(limit), remaining, untilReset);
    }

    /** Returns a copy with the units remaining at this moment, at least 0. */
    public RateLimit withRemaining(double units) {
        return new RateLimit(perMinute, OptionalDouble.of(Math.max(0, units)), untilReset);
    }

    /** Returns a copy with the time until all units are available again. */
    public RateLimit withUntilReset(Duration time) {
        return new RateLimit(perMinute, remaining, Optional.of(Objects.requireNonNull(time, "time")));
    }
}
