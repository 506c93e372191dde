package dev.imagebatch.guard.pace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call in a lane, guarded by the lane's lock. */
final class QueuedCall {

    private final int units;
    private final long number;
    private final long joinedAt;
    private long startedAt;
    private long busyAt;
    private boolean heldUp;
    private InFlightLimit.@Nullable Cohort cohort;

    QueuedCall(int units, long number, long joinedAt) {
        this.units = units;
        this.number = number;
        this.joinedAt = joinedAt;
    }

    int units() {
        return units;
    }

    /** Returns the number of the call in the order of arrival. */
    long number() {
        return number;
    }

    long startedAt() {
        return startedAt;
    }

    /** Returns the time for which the lane had been busy at the start of the call, without idle time. */
    long busyAt() {
        return busyAt;
    }

    void busyAt(long nanos) {
        busyAt = nanos;
    }

    void joins(InFlightLimit.Cohort calls) {
        cohort = calls;
    }

    /** Returns the cohort of the call. */
    InFlightLimit.Cohort cohort() {
        return Objects.requireNonNull(cohort, "the call has not started");
    }

    boolean isStarted() {
        return cohort != null;
    }

    /** Records that something other than the rate delays the call. */
    void heldUp() {
        heldUp = true;
    }

    /** Starts the call, and returns the start that the rate counts: a late wake-up does not delay the next call. */
    long start(long due, long now) {
        startedAt = now;
        return heldUp ? now : Math.max(due, joinedAt);
    }
}
