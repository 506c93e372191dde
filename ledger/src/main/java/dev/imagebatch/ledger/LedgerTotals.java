package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;

/**
 * The sums of money in a ledger.
 *
 * <p>Immutable and thread-safe.
 *
 * @param spent the cost of attempts that were charged
 * @param held the highest cost of attempts that are open or may have been charged
 * @since 0.1
 */
public record LedgerTotals(Money spent, Money held) {

    /** The totals of an empty ledger. */
    public static final LedgerTotals NONE = new LedgerTotals(Money.ZERO, Money.ZERO);
}
