package dev.imagebatch.provider;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's headers said about the account's quota, in the units of the model's {@link Quota}.
 *
 * <p>Immutable and thread-safe; each {@code with…} method gives a changed copy.
 *
 * @since 0.1
 */
public final class RateLimit {

    private static final RateLimit UNKNOWN = new RateLimit(null, null, null);

    private final @Nullable Double perMinute;
    private final @Nullable Double remaining;
    private final @Nullable Duration untilReset;

    private RateLimit(@Nullable Double perMinute, @Nullable Double remaining, @Nullable Duration untilReset) {
        this.perMinute = perMinute;
        this.remaining = remaining;
        this.untilReset = untilReset;
    }

    /** Nothing was said. */
    public static RateLimit unknown() {
        return UNKNOWN;
    }

    /**
     * With what is allowed a minute.
     *
     * @throws IllegalArgumentException unless {@code limit} is above 0 and finite
     */
    public RateLimit withPerMinute(double limit) {
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("a limit is above 0 a minute, is " + limit);
        }
        return new RateLimit(limit, remaining, untilReset);
    }

    /** With what is left of it at this moment, from 0. */
    public RateLimit withRemaining(double units) {
        return new RateLimit(perMinute, Math.max(0, units), untilReset);
    }

    /** With how long it takes until all of it may be used again. */
    public RateLimit withUntilReset(Duration time) {
        return new RateLimit(perMinute, remaining, time);
    }

    /** What is allowed a minute. */
    public OptionalDouble perMinute() {
        return optional(perMinute);
    }

    /** What is left of it at this moment. */
    public OptionalDouble remaining() {
        return optional(remaining);
    }

    /** How long it takes until all of it may be used again. */
    public Optional<Duration> untilReset() {
        return Optional.ofNullable(untilReset);
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RateLimit that
                && Objects.equals(perMinute, that.perMinute)
                && Objects.equals(remaining, that.remaining)
                && Objects.equals(untilReset, that.untilReset);
    }

    @Override
    public int hashCode() {
        return Objects.hash(perMinute, remaining, untilReset);
    }

    /** The values. */
    @Override
    public String toString() {
        return "RateLimit[" + perMinute + " a minute, " + remaining + " left, reset in " + untilReset + "]";
    }
}
