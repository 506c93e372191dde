package dev.imagebatch.engine.control;

import java.time.Duration;

/** A moving average of the durations of calls, in which the latest counts a tenth. Thread-safe. */
public final class CallDurations {

    private static final double LATEST = 0.1;

    private double nanos = -1;

    synchronized void add(Duration duration) {
        nanos = nanos < 0 ? duration.toNanos() : nanos + LATEST * (duration.toNanos() - nanos);
    }

    /** Returns the average, zero before the first call has ended. */
    synchronized Duration average() {
        return Duration.ofNanos((long) Math.max(0, nanos));
    }
}
