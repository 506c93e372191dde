package dev.imagebatch.cost;

/**
 * What something will cost as far as it can be known beforehand: a range with an expected value.
 *
 * <p>Immutable and thread-safe.
 *
 * @param low the least it can cost when everything succeeds at the first try
 * @param expected the likely cost
 * @param high the most it can cost; what a budget sets aside before a call
 * @since 0.1
 */
public record CostEstimate(Money low, Money expected, Money high) {

    /** Costs nothing. */
    public static final CostEstimate FREE = exactly(Money.ZERO);

    /** @throws IllegalArgumentException unless {@code 0 <= low <= expected <= high} */
    public CostEstimate {
        if (low.nanos() < 0 || low.exceeds(expected) || expected.exceeds(high)) {
            throw new IllegalArgumentException(
                    "an estimate rises from low to high, from 0: " + low + ", " + expected + ", " + high);
        }
    }

    /** Returns an estimate of a price that is known in advance. */
    public static CostEstimate exactly(Money price) {
        return new CostEstimate(price, price, price);
    }

    /** Returns the sum of two estimates. */
    public CostEstimate plus(CostEstimate other) {
        return new CostEstimate(low.plus(other.low), expected.plus(other.expected), high.plus(other.high));
    }

    /** Returns this estimate multiplied by {@code count}. */
    public CostEstimate times(long count) {
        return new CostEstimate(low.times(count), expected.times(count), high.times(count));
    }
}
