package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;

/**
 * The money of all attempts in a ledger.
 *
 * @param spent the amount spent, over all runs
 * @param held the amount held for attempts that are open or may have been charged, over all runs
 * @param inFlight the part of {@code held} for calls that runs are making at the moment
 * @since 0.1
 */
public record LedgerTotals(Money spent, Money held, Money inFlight) {

    /** The totals of an empty ledger. */
    public static final LedgerTotals NONE = new LedgerTotals(Money.ZERO, Money.ZERO);

    /** Creates totals without a call in flight. */
    public LedgerTotals(Money spent, Money held) {
        this(spent, held, Money.ZERO);
    }

    /** Returns the amount held for attempts that ended, or died with their process, and may have been charged. */
    public Money uncertain() {
        return held.minus(inFlight);
    }

    /** Returns these totals with an amount in flight. */
    public LedgerTotals withInFlight(Money amount) {
        return new LedgerTotals(spent, held, amount);
    }
}
