package dev.imagebatch.engine.control;

import java.time.Duration;

/** How long calls take lately: an average in which the latest call counts a tenth. */
final class CallDurations {

    private static final double LATEST = 0.1;

    private double nanos = -1;

    synchronized void add(Duration duration) {
        nanos = nanos < 0 ? duration.toNanos() : nanos + LATEST * (duration.toNanos() - nanos);
    }

    /** Zero while nothing is known. */
    synchronized Duration usual() {
        return Duration.ofNanos((long) Math.max(0, nanos));
    }
}
