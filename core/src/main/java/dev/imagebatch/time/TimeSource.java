package dev.imagebatch.time;

import java.time.InstantSource;

/**
 * The only source of time in a batch: the date, a stopwatch and the way to wait.
 *
 * <p>Implementations are thread-safe. {@link #nanoTime()} never goes backwards, whatever happens to the date.
 *
 * @since 0.1
 */
public interface TimeSource extends InstantSource, Sleeper {

    /** Nanoseconds since some fixed moment; only differences mean anything. */
    long nanoTime();

    /** The machine's clock. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
