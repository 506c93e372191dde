package dev.imagebatch.guard.pace;

/**
 * How many calls of a lane may run at once: few at first, more in time, and fewer when an overloaded server only lets
 * them wait.
 *
 * <p>Calls that start one after another are judged together, once all of them ended: the first answers alone would be
 * the quick ones.
 */
final class InFlightLimit {

    private static final double FIRST = 4;
    private static final double MORE_A_SECOND = 8;
    private static final long WARMING_UP = 5_000_000_000L;
    private static final double LONGEST_STEP = 0.25;
    private static final double MORE_A_COHORT = 0.125;
    private static final double FEWER = 0.75;
    private static final double FAST = 1.3;
    private static final double SLOW = 2;
    private static final double SHORTEST_DELAY = 250e6;
    private static final int SMALLEST_COHORT = 16;

    private double limit = FIRST;
    private long grownAt;
    private long changedAt;
    private Cohort joining;
    private double best = Double.POSITIVE_INFINITY;
    private double fastAtOnce;
    private double latest = 200e6;
    private boolean isNearOverload;

    /** Calls that started one after another. */
    static final class Cohort {

        private final int size;
        private final long began;
        private int started;
        private int ended;
        private int succeeded;
        private double atOnce;
        private double latency;

        private Cohort(int size, long began) {
            this.size = size;
            this.began = began;
        }

        private boolean isComplete() {
            return ended == size;
        }
    }

    /** First requests are slow to be sent, and so arrive together: until one is answered there are not many more. */
    InFlightLimit(long now) {
        this.grownAt = now + WARMING_UP;
        this.changedAt = now;
        this.joining = new Cohort(SMALLEST_COHORT, now);
    }

    /** Whether one more may start; who is refused makes the limit rise. */
    boolean allows(int inFlight, long now) {
        if (inFlight >= (int) limit && !isNearOverload && now > grownAt) {
            limit += MORE_A_SECOND * Math.min(LONGEST_STEP, (now - grownAt) / 1e9);
        }
        grownAt = Math.max(grownAt, now);
        return inFlight < (int) limit;
    }

    /** A call starts, with so many in flight. */
    Cohort started(int inFlight, long now) {
        Cohort cohort = joining;
        cohort.started++;
        cohort.atOnce += inFlight;
        if (cohort.started == cohort.size) {
            joining = new Cohort((int) Math.max(SMALLEST_COHORT, limit / 2), now);
        }
        return cohort;
    }

    /** A call has brought images after so many nanoseconds. */
    void succeeded(Cohort cohort, long latency, long now) {
        cohort.succeeded++;
        cohort.latency += latency;
        ended(cohort, now);
    }

    /** A call has ended. */
    void ended(Cohort cohort, long now) {
        cohort.ended++;
        grownAt = Math.min(grownAt, now);
        if (cohort.isComplete() && cohort.began >= changedAt && cohort.succeeded > cohort.size / 2) {
            judge(cohort.latency / cohort.succeeded, cohort.atOnce / cohort.size, now);
        }
    }

    /** A short time in comparison with a call, in nanoseconds. */
    long moment() {
        double shortest = latest > 0 ? 1e5 : 1e6;
        return (long) Math.min(50e6, Math.max(shortest, latest / 20));
    }

    private void judge(double latency, double atOnce, long now) {
        latest = latency;
        best = Math.min(best, latency);
        if (latency <= FAST * best) {
            fastAtOnce = Math.max(fastAtOnce, atOnce);
        }
        boolean isSlow = latency >= SLOW * best && latency - best >= SHORTEST_DELAY;
        if (!isSlow) {
            limit += isNearOverload ? Math.max(1, limit * MORE_A_COHORT) : 0;
        } else if (atOnce > fastAtOnce) {
            limit = Math.max(FIRST, Math.min(limit, atOnce) * FEWER);
            isNearOverload = true;
            changedAt = now;
        } else {
            best = latency;
            isNearOverload = false;
        }
    }
}
