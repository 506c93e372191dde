package dev.imagebatch.guard;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that advances by each sleep; for one thread. */
public final class SteppedTime implements TimeSource {

    private long nanos;

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) {
        nanos += Math.max(0, duration.toNanos());
    }

    @Override
    public long millis() {
        return nanos / 1_000_000;
    }
}
