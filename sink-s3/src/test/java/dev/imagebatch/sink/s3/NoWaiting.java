package dev.imagebatch.sink.s3;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock on which waiting takes no time, and is only written down. */
final class NoWaiting implements TimeSource {

    final List<Duration> waits = new ArrayList<>();

    @Override
    public Instant instant() {
        return TimeSource.system().instant();
    }

    @Override
    public long nanoTime() {
        return TimeSource.system().nanoTime();
    }

    @Override
    public synchronized void sleep(Duration duration) {
        waits.add(duration);
    }
}
