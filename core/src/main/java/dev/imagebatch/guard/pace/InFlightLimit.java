package dev.imagebatch.guard.pace;

/**
 * The limit on a lane's calls in flight: low at first, rising with time, and lower again for an overloaded server.
 *
 * <p>Latency is measured over cohorts of consecutive calls that have all ended, since the first answers of a cohort are the
 * fast ones.
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

    /** A group of consecutive calls. */
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

    /** The first requests are sent slowly and arrive together, so the limit stays low until one is answered. */
    InFlightLimit(long now) {
        this.grownAt = now + WARMING_UP;
        this.changedAt = now;
        this.joining = new Cohort(SMALLEST_COHORT, now);
    }

    /** Returns whether another call may start; each refusal raises the limit. */
    boolean allows(int inFlight, long now) {
        if (inFlight >= (int) limit && !isNearOverload && now > grownAt) {
            limit += MORE_A_SECOND * Math.min(LONGEST_STEP, (now - grownAt) / 1e9);
        }
        grownAt = Math.max(grownAt, now);
        return inFlight < (int) limit;
    }

    /** Records the start of a call, and returns its cohort. */
    Cohort started(int inFlight, long now) {
        Cohort cohort = joining;
        cohort.started++;
        cohort.atOnce += inFlight;
        if (cohort.started == cohort.size) {
            joining = new Cohort((int) Math.max(SMALLEST_COHORT, limit / 2), now);
        }
        return cohort;
    }

    /** Records a successful call with its latency in nanoseconds. */
    void succeeded(Cohort cohort, long latency, long now) {
        cohort.succeeded++;
        cohort.latency += latency;
        ended(cohort, now);
    }

    /** Records the end of a call. */
    void ended(Cohort cohort, long now) {
        cohort.ended++;
        grownAt = Math.min(grownAt, now);
        if (cohort.isComplete() && cohort.began >= changedAt && cohort.succeeded > cohort.size / 2) {
            judge(cohort.latency / cohort.succeeded, cohort.atOnce / cohort.size, now);
        }
    }

    /** Returns a time in nanoseconds that is short compared with a call. */
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
