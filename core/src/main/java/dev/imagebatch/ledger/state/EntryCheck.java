package dev.imagebatch.ledger.state;

import dev.imagebatch.cost.Money;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.NumberReserved;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks whether entries that are written together could be applied one after the other. Not thread-safe, used once. */
final class EntryCheck {

    private final AttemptTable attempts;
    private final Set<String> started = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> settled = new HashSet<>();
    private Money sum;

    EntryCheck(AttemptTable attempts) {
        this.attempts = attempts;
        this.sum = attempts.totals().spent().plus(attempts.totals().held());
    }

    /** @throws IllegalArgumentException if one of them could not be applied */
    void check(List<LedgerEntry> entries) {
        entries.forEach(this::check);
    }

    private void check(LedgerEntry entry) {
        if (entry instanceof AttemptStarted start) {
            check(start);
        } else if (entry instanceof AttemptEnded end) {
            check(end);
        } else if (entry instanceof AttemptSettled settlement) {
            check(settlement);
        } else if (entry instanceof NumberReserved reserved && reserved.number() < 1) {
            throw new IllegalArgumentException("numbers are at least 1: " + reserved.number());
        }
    }

    private void check(AttemptStarted entry) {
        if (attempts.isOpen(entry.attempt()) || !started.add(entry.attempt())) {
            throw AttemptTable.startedBefore(entry.attempt());
        }
        add(entry.held());
    }

    private void check(AttemptEnded entry) {
        boolean begun = attempts.isOpen(entry.attempt()) || started.contains(entry.attempt());
        if (!begun || !ended.add(entry.attempt())) {
            throw AttemptTable.neverStarted(entry.attempt());
        }
        add(entry.cost());
    }

    /** An end written together with its settlement is not foreseen: whoever settles looks at what is written. */
    private void check(AttemptSettled entry) {
        boolean unknown = attempts.isUnknown(entry.attempt()) || started.contains(entry.attempt());
        if (!unknown || ended.contains(entry.attempt()) || !settled.add(entry.attempt())) {
            throw AttemptTable.notUnknown(entry.attempt());
        }
        add(entry.cost());
    }

    private void add(Money amount) {
        if (Money.ZERO.exceeds(amount)) {
            throw new IllegalArgumentException("amounts in a ledger are not negative: " + amount);
        }
        sum = sum.plus(amount);
    }
}
