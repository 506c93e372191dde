package dev.imagebatch.testkit.fake;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** A quota of units a minute with a burst, changeable while in use. */
final class TokenBucket {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final TimeSource time;
    private double perMinute;
    private double burst;
    private double tokens;
    private long filledAt;

    /**
     * The remaining quota.
     *
     * @param perMinute the units allowed a minute
     * @param remaining the units available now
     * @param untilFull the time until a full burst is available
     */
    record State(double perMinute, double remaining, Duration untilFull) {}

    TokenBucket(TimeSource time, double perMinute, int burst) {
        this.time = time;
        this.perMinute = perMinute;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = time.nanoTime();
    }

    /** Changes the quota and keeps the units already used. */
    synchronized void change(double newPerMinute, int newBurst) {
        fillUp();
        perMinute = newPerMinute;
        burst = newBurst;
        tokens = Math.min(tokens, burst);
    }

    /** Takes a number of units, or returns the time until they are available. */
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
