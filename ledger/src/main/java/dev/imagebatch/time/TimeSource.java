package dev.imagebatch.time;

import java.time.InstantSource;

/**
 * The source of time in a batch: date, stopwatch and waiting.
 *
 * <p>Implementations are thread-safe. {@link #nanoTime()} never goes backwards, even if the date changes.
 *
 * @since 0.1
 */
public interface TimeSource extends InstantSource, Sleeper {

    /** Returns nanoseconds since an arbitrary moment; only differences are meaningful. */
    long nanoTime();

    /** Returns the system clock. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
