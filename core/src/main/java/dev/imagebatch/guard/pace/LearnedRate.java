package dev.imagebatch.guard.pace;

import java.util.function.DoubleSupplier;

/**
 * The rate of a lane: what is set or stated, and below that what refusals taught.
 *
 * <p>A refusal cuts the rate to a share of the rate that the quota has shown to give. It comes back quickly, stays there,
 * and then rises ever faster until the next refusal, as CUBIC does, so that a larger quota is found as well. The first
 * refusal may come of requests that only arrived together, and proves less. In units a second.
 */
final class LearnedRate {

    private static final double CUT = 0.7;
    private static final double SHORTEST_RECOVERY = 2;
    private static final double RECOVERY_UNITS = 20;
    private static final double SHORTEST_DOUBLING = 40;
    private static final double LONGEST_DOUBLING = 600;
    private static final double DOUBLING_UNITS = 30;
    private static final double CONFIDENT_UNITS = 20;
    private static final double LEAST_CONFIDENCE = 0.2;
    private static final double UNUSED_GROWTH = 2;

    private final double set;
    private double stated = Double.POSITIVE_INFINITY;
    private double known = Double.POSITIVE_INFINITY;
    private double confidence = 1;
    private boolean wasRefused;
    private long cutAt;

    LearnedRate(double set) {
        this.set = set;
    }

    /** Begins with a documented rate, which may turn out to be higher. */
    void documented(double rate, long now) {
        known = rate;
        cutAt = now - (long) (recovery() * 1e9);
    }

    /** The provider says what it allows. */
    void stated(double rate) {
        stated = rate;
    }

    /** The quota has shown to give {@code rate} in a time of so many units, and is used up; few units prove little. */
    void refused(double rate, int units, long now) {
        double most = Math.min(known, Math.min(set, stated));
        double least = wasRefused || Double.isInfinite(most) ? 0 : CUT * most;
        known = Math.min(Math.max(rate, least), Math.min(set, stated));
        wasRefused = true;
        confidence = Math.min(1, Math.max(LEAST_CONFIDENCE, units / CONFIDENT_UNITS));
        cutAt = now;
    }

    /** When the rate was cut. */
    boolean wasCutAfter(long moment) {
        return known < Double.POSITIVE_INFINITY && cutAt >= moment;
    }

    /** The rate at this moment, infinite if nothing limits it; it does not run away from what is used. */
    double at(long now, DoubleSupplier used) {
        double most = Math.min(set, stated);
        if (known == Double.POSITIVE_INFINITY) {
            return most;
        }
        double grown = Math.min(most, known * share((now - cutAt) / 1e9));
        return grown <= UNUSED_GROWTH * known
                ? grown
                : Math.min(grown, UNUSED_GROWTH * Math.max(known, used.getAsDouble()));
    }

    private double share(double seconds) {
        double recovery = recovery();
        if (seconds < recovery) {
            return 1 - (1 - CUT) * Math.pow(1 - seconds / recovery, 3);
        }
        double doubling = Math.min(LONGEST_DOUBLING, Math.max(SHORTEST_DOUBLING, DOUBLING_UNITS / known));
        return 1 + Math.pow((seconds - recovery) / (confidence * doubling), 3);
    }

    private double recovery() {
        return Math.min(LONGEST_DOUBLING, Math.max(SHORTEST_RECOVERY, RECOVERY_UNITS / known));
    }
}
