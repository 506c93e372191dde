package dev.imagebatch.testkit.fake;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** A quota of images a minute, with room for a burst. */
final class TokenBucket {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final TimeSource time;
    private final double perMinute;
    private final double burst;
    private double tokens;
    private long filledAt;

    TokenBucket(TimeSource time, double perMinute, int burst) {
        this.time = time;
        this.perMinute = perMinute;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = time.nanoTime();
    }

    /** Takes so many; or says how long to wait until there are enough. */
    synchronized Optional<Duration> take(int images) {
        long now = time.nanoTime();
        tokens = Math.min(burst, tokens + (now - filledAt) * perMinute / NANOS_PER_MINUTE);
        filledAt = now;
        if (tokens >= images) {
            tokens -= images;
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) Math.ceil((images - tokens) * NANOS_PER_MINUTE / perMinute)));
    }
}
