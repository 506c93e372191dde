package dev.imagebatch.cost;

import java.time.LocalDate;

/**
 * A price with its provenance: what something costs, and since when and how surely that is known.
 *
 * <p>Immutable and thread-safe.
 *
 * @param cost the cost
 * @param asOf the day on which the price was last checked
 * @param confidence how well the price is known
 * @since 0.1
 */
public record Quote(CostEstimate cost, LocalDate asOf, Confidence confidence) {

    /** How well a price is known. */
    public enum Confidence {
        /** Published by the vendor, or given by the user. */
        CONFIRMED,
        /** From another source than the vendor; used all the same, and marked as such. */
        UNCONFIRMED
    }

    /** A price that the vendor publishes or the user gave. */
    public static Quote confirmed(CostEstimate cost, LocalDate asOf) {
        return new Quote(cost, asOf, Confidence.CONFIRMED);
    }

    /** The same price for {@code count} of the thing. */
    public Quote times(long count) {
        return new Quote(cost.times(count), asOf, confidence);
    }
}
