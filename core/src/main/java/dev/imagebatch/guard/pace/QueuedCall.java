package dev.imagebatch.guard.pace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call's place in its lane; guarded by the lane's lock. */
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

    /** Counts up in the order of joining. */
    long number() {
        return number;
    }

    long startedAt() {
        return startedAt;
    }

    /** How long the lane has been busy when the call started: times in which nobody wanted anything do not count. */
    long busyAt() {
        return busyAt;
    }

    void busyAt(long nanos) {
        busyAt = nanos;
    }

    void joins(InFlightLimit.Cohort calls) {
        cohort = calls;
    }

    /** The calls that started about when this one did. */
    InFlightLimit.Cohort cohort() {
        return Objects.requireNonNull(cohort, "the call has not started");
    }

    boolean isStarted() {
        return cohort != null;
    }

    /** Something other than the rate keeps it waiting. */
    void heldUp() {
        heldUp = true;
    }

    /** The moment from which the rate counts on: who only woke up late does not make the next one late. */
    long start(long due, long now) {
        startedAt = now;
        return heldUp ? now : Math.max(due, joinedAt);
    }
}
