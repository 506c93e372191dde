package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;

/**
 * What is known of an attempt's price.
 *
 * @param charged whether it was charged
 * @param cost what it cost, or is held for it
 */
public record Charge(Charged charged, Money cost) {}
