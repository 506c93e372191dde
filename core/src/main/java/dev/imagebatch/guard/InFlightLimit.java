package dev.imagebatch.guard;

/**
 * How many calls of a lane may run at once: few at first, more in time, and fewer when an overloaded server only lets
 * them wait.
 */
final class InFlightLimit {

    private static final double FIRST = 4;
    private static final double MORE_A_SECOND = 8;
    private static final double LONGEST_STEP = 0.25;
    private static final double FEWER = 0.75;
    private static final double MORE_AN_EPOCH = 0.125;
    private static final double OVERLOADED = 2;
    private static final double SMALLEST_DELAY = 250e6;
    private static final double FASTER = 0.9;
    private static final int FEWEST_SAMPLES = 16;

    private double limit = FIRST;
    private long grownAt;
    private long changedAt;
    private int samples;
    private double sum;
    private double best = Double.POSITIVE_INFINITY;
    private double latest = 200e6;
    private double beforeCut = Double.POSITIVE_INFINITY;
    private boolean isNearOverload;

    InFlightLimit(long now) {
        this.grownAt = now;
        this.changedAt = now;
    }

    /** Whether one more may start; who is refused makes the limit rise. */
    boolean allows(int inFlight, long now) {
        boolean allowed = inFlight < (int) limit;
        if (!allowed && !isNearOverload) {
            limit += MORE_A_SECOND * Math.min(LONGEST_STEP, (now - grownAt) / 1e9);
        }
        grownAt = now;
        return allowed || inFlight < (int) limit;
    }

    /** A call that began at {@code start} has brought images. */
    void succeeded(long start, long now) {
        if (start < changedAt) {
            return;
        }
        samples++;
        sum += now - start;
        boolean isFirst = best == Double.POSITIVE_INFINITY;
        if (samples >= (isFirst ? FEWEST_SAMPLES : Math.max(FEWEST_SAMPLES, limit / 2))) {
            judge(sum / samples, now);
            samples = 0;
            sum = 0;
        }
    }

    /** A short time in comparison with a call, in nanoseconds. */
    long moment() {
        return (long) Math.min(50e6, Math.max(1e6, latest / 20));
    }

    private void judge(double mean, long now) {
        latest = mean;
        best = Math.min(best, mean);
        boolean slow = mean >= OVERLOADED * best && mean - best >= SMALLEST_DELAY;
        if (!slow) {
            limit += isNearOverload ? Math.max(1, limit * MORE_AN_EPOCH) : 0;
            beforeCut = Double.POSITIVE_INFINITY;
        } else if (mean < FASTER * beforeCut) {
            limit = Math.max(FIRST, limit * FEWER);
            beforeCut = mean;
            isNearOverload = true;
            changedAt = now;
        } else {
            accept(mean);
        }
    }

    /** Fewer calls at once were no faster: it is the work that takes longer now. */
    private void accept(double mean) {
        best = mean;
        beforeCut = Double.POSITIVE_INFINITY;
        isNearOverload = false;
    }
}
