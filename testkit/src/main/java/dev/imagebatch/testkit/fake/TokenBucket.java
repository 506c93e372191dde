package dev.imagebatch.testkit.fake;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** A quota of units a minute, with room for a burst, that may change while it is used. */
final class TokenBucket {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final TimeSource time;
    private double perMinute;
    private double burst;
    private double tokens;
    private long filledAt;

    /**
     * How much of the quota is left.
     *
     * @param perMinute what is allowed a minute
     * @param remaining what may be used at once
     * @param untilFull how long it takes until a whole burst may be used
     */
    record State(double perMinute, double remaining, Duration untilFull) {}

    TokenBucket(TimeSource time, double perMinute, int burst) {
        this.time = time;
        this.perMinute = perMinute;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = time.nanoTime();
    }

    /** Another quota from now on; what was used stays used. */
    synchronized void change(double newPerMinute, int newBurst) {
        fillUp();
        perMinute = newPerMinute;
        burst = newBurst;
        tokens = Math.min(tokens, burst);
    }

    /** Takes so many; or says how long to wait until there are enough. */
    synchronized Optional<Duration> take(int units) {
        fillUp();
        if (tokens >= units) {
            tokens -= units;
            return Optional.empty();
        }
        return Optional.of(timeFor(units - tokens));
    }

    synchronized State state() {
        fillUp();
        return new State(perMinute, tokens, timeFor(burst - tokens));
    }

    private void fillUp() {
        long now = time.nanoTime();
        tokens = Math.min(burst, tokens + (now - filledAt) * perMinute / NANOS_PER_MINUTE);
        filledAt = now;
    }

    private Duration timeFor(double units) {
        return Duration.ofNanos((long) Math.ceil(units * NANOS_PER_MINUTE / perMinute));
    }
}
