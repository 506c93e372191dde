package dev.imagebatch.ledger.state;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.spec.Fingerprint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attempts of which the provider's last word is not known, and the money of all attempts.
 *
 * <p>An attempt is forgotten once its end says whether it was charged. Until then it can be settled by hand, and an end
 * that comes after all counts instead. Not thread-safe: the ledger locks.
 */
final class AttemptTable {

    private final ItemTable table;
    private final Map<String, OpenAttempt> open = new HashMap<>();
    private final Map<Long, OpenAttempt> byPlace = new HashMap<>();
    private Money spent = Money.ZERO;
    private Money held = Money.ZERO;

    AttemptTable(ItemTable table) {
        this.table = table;
    }

    LedgerTotals totals() {
        return new LedgerTotals(spent, held);
    }

    boolean isOpen(String attempt) {
        return open.containsKey(attempt);
    }

    /** Whether nobody knows if the attempt was charged. */
    boolean isUnknown(String attempt) {
        OpenAttempt known = open.get(attempt);
        return known != null && known.bill().charged() == Charged.UNKNOWN;
    }

    void started(String attempt, Money most, List<Fingerprint> items, long place) {
        OpenAttempt earlier = open.get(attempt);
        if (earlier != null && !earlier.hasEnded()) {
            throw startedBefore(attempt);
        }
        OpenAttempt started = OpenAttempt.start(new Charge(Charged.UNKNOWN, most), items, place, table);
        open.put(attempt, started);
        byPlace.put(place, started);
        count(started.bill());
    }

    void ended(String attempt, Charge bill, Collection<Fingerprint> received, long place) {
        OpenAttempt ended = known(attempt);
        if (ended.bill().charged() == Charged.NO) {
            ended.reopen(table);
        }
        change(ended, bill);
        ended.end(received);
        if (bill.charged() == Charged.NO) {
            ended.takeBack(table, open.values());
        }
        if (bill.charged() != Charged.UNKNOWN) {
            open.remove(attempt);
            byPlace.remove(ended.place());
        }
        for (Fingerprint item : received) {
            table.receive(item, place, ended.place());
        }
    }

    void settled(String attempt, Charge bill) {
        if (!isUnknown(attempt) || bill.charged() == Charged.UNKNOWN) {
            throw notUnknown(attempt);
        }
        OpenAttempt settled = known(attempt);
        change(settled, bill);
        if (bill.charged() == Charged.NO) {
            settled.takeBack(table, open.values());
        }
    }

    /** An item was given up; if an attempt that may have been charged was open for it, that is why. */
    void gaveUp(Fingerprint item, long before, long now) {
        if (PositionKind.OPEN.is(before) && PositionKind.FAILED.is(now)) {
            OpenAttempt attempt = byPlace.get(PositionKind.place(before));
            if (attempt != null) {
                attempt.gaveUp(item, now);
            }
        }
    }

    /** What some entries say of an item is not so any more, whatever becomes of its attempts. */
    void deleted(Fingerprint item, List<Long> entries) {
        open.values().forEach(attempt -> attempt.deleted(item, entries));
    }

    private void change(OpenAttempt attempt, Charge bill) {
        uncount(attempt.bill());
        attempt.bill(bill);
        count(bill);
    }

    private void count(Charge bill) {
        switch (bill.charged()) {
            case YES -> spent = spent.plus(bill.cost());
            case UNKNOWN -> held = held.plus(bill.cost());
            case NO -> {}
        }
    }

    private void uncount(Charge bill) {
        switch (bill.charged()) {
            case YES -> spent = spent.minus(bill.cost());
            case UNKNOWN -> held = held.minus(bill.cost());
            case NO -> {}
        }
    }

    private OpenAttempt known(String attempt) {
        OpenAttempt known = open.get(attempt);
        if (known == null) {
            throw neverStarted(attempt);
        }
        return known;
    }

    static IllegalArgumentException startedBefore(String attempt) {
        return new IllegalArgumentException("attempt " + attempt + " started before and did not end");
    }

    static IllegalArgumentException neverStarted(String attempt) {
        return new IllegalArgumentException("attempt " + attempt + " ends without having started, or ends twice");
    }

    static IllegalArgumentException notUnknown(String attempt) {
        return new IllegalArgumentException(
                "attempt " + attempt + " cannot be settled: it is none of those that may have been charged");
    }
}
