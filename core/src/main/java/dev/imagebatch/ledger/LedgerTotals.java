package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;

/**
 * The money in a ledger.
 *
 * <p>Immutable and thread-safe.
 *
 * @param spent what attempts cost that are known to have been charged
 * @param held what attempts may have cost whose outcome is unknown or still open
 * @since 0.1
 */
public record LedgerTotals(Money spent, Money held) {

    /** Nothing spent, nothing held. */
    public static final LedgerTotals NONE = new LedgerTotals(Money.ZERO, Money.ZERO);
}
