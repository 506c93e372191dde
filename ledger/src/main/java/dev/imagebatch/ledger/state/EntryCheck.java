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

/** A check of entries that are written together: each must be applicable after those before it. Not thread-safe, used once. */
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

    void check(List<LedgerEntry> entries) {
        entries.forEach(this::check);
    }

    private void check(LedgerEntry entry) {
        switch (entry.type()) {
            case ATTEMPT_STARTED -> check((AttemptStarted) entry);
            case ATTEMPT_ENDED -> check((AttemptEnded) entry);
            case ATTEMPT_SETTLED -> check((AttemptSettled) entry);
            case NUMBER_RESERVED -> check((NumberReserved) entry);
            case IMAGE_STORED,
                    ITEM_FAILED,
                    IMAGE_BOUND,
                    PROMPT_WRITTEN,
                    ORIGINAL_DISCARDED,
                    STEP_COMPLETED,
                    DELETION_STARTED,
                    IMAGE_DELETED -> {}
        }
    }

    private void check(AttemptStarted entry) {
        if (attempts.isOpen(entry.attempt()) || !started.add(entry.attempt())) {
            throw AttemptTable.startedBefore(entry.attempt());
        }
        add(entry.held());
    }

    private void check(AttemptEnded entry) {
        boolean isStarted = attempts.isOpen(entry.attempt()) || started.contains(entry.attempt());
        if (!isStarted || !ended.add(entry.attempt())) {
            throw AttemptTable.notOpen(entry.attempt());
        }
        add(entry.cost());
    }

    /** An attempt cannot end and be settled in the same append: a settlement requires a recorded end. */
    private void check(AttemptSettled entry) {
        boolean isUnknown = attempts.isUnknown(entry.attempt()) || started.contains(entry.attempt());
        if (!isUnknown || ended.contains(entry.attempt()) || !settled.add(entry.attempt())) {
            throw AttemptTable.notUnknown(entry.attempt());
        }
        add(entry.cost());
    }

    private static void check(NumberReserved entry) {
        if (entry.number() < 1) {
            throw new IllegalArgumentException("a reserved number must be at least 1: " + entry.number());
        }
    }

    private void add(Money amount) {
        if (Money.ZERO.exceeds(amount)) {
            throw new IllegalArgumentException("an amount in a ledger must not be negative: " + amount);
        }
        sum = sum.plus(amount);
    }
}
