package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;

/**
 * The price of an attempt.
 *
 * @param charged whether the attempt was charged
 * @param cost the amount charged, or held if {@code charged} is unknown
 * @since 0.1
 */
public record Charge(Charged charged, Money cost) {

    /** The charge of a free attempt. */
    public static final Charge FREE = new Charge(Charged.NO, Money.ZERO);
}
