package dev.imagebatch.cost;

import java.time.LocalDate;

/**
 * A price with the day of its last check and the confidence in it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param cost the cost
 * @param asOf the day of the last check
 * @param confidence the confidence in the price
 * @since 0.1
 */
public record Quote(CostEstimate cost, LocalDate asOf, Confidence confidence) {

    /** The confidence in a price. */
    public enum Confidence {
        /** Published by the vendor, or set by the user. */
        CONFIRMED,
        /** From a source other than the vendor; used, but marked as unconfirmed. */
        UNCONFIRMED
    }

    /** Returns a price that the vendor publishes or the user set. */
    public static Quote confirmed(CostEstimate cost, LocalDate asOf) {
        return new Quote(cost, asOf, Confidence.CONFIRMED);
    }

    /** Returns whether the thing certainly costs nothing. */
    public boolean isFree() {
        return cost.high().isZero();
    }

    /** Returns the price of {@code count} of the thing. */
    public Quote times(long count) {
        return new Quote(cost.times(count), asOf, confidence);
    }
}
