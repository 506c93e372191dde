package dev.imagebatch.guard.pace;

import java.util.function.DoubleSupplier;

/**
 * The rate of a lane in units a second: the set or stated rate, reduced by refusals.
 *
 * <p>A refusal cuts the rate to a share of the measured rate of the quota. As in CUBIC, the rate recovers quickly, stays
 * level, and then rises faster and faster until the next refusal, which also finds a larger quota. The first refusal may be
 * due to requests that arrived together, and proves less.
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

    /** Starts with a documented rate, which may prove to be higher. */
    void documented(double rate, long now) {
        known = rate;
        cutAt = now - (long) (recovery() * 1e9);
    }

    /** Records the rate stated by the provider. */
    void stated(double rate) {
        stated = rate;
    }

    /** Records the measured rate of an exhausted quota; a measurement of few units proves little. */
    void refused(double rate, int units, long now) {
        double most = Math.min(known, Math.min(set, stated));
        double least = wasRefused || Double.isInfinite(most) ? 0 : CUT * most;
        known = Math.min(Math.max(rate, least), Math.min(set, stated));
        wasRefused = true;
        confidence = Math.min(1, Math.max(LEAST_CONFIDENCE, units / CONFIDENT_UNITS));
        cutAt = now;
    }

    /** Returns whether the rate was cut at or after a moment. */
    boolean wasCutAfter(long moment) {
        return known < Double.POSITIVE_INFINITY && cutAt >= moment;
    }

    /** Returns the current rate, infinite without a limit; it does not grow far beyond the used rate. */
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
