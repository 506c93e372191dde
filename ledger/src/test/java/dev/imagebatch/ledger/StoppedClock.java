package dev.imagebatch.ledger;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that always shows {@link Entries#AT}. */
public final class StoppedClock implements TimeSource {

    @Override
    public Instant instant() {
        return Entries.AT;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void sleep(Duration duration) {}
}
