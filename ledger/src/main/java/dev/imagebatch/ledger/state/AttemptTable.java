package dev.imagebatch.ledger.state;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.LedgerTotals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attempts without a final charge, and the money of all attempts.
 *
 * <p>An attempt is forgotten once its end says whether it was charged. Until then it can be settled manually, and a later
 * end overrides the settlement. Not thread-safe.
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

    /** Returns whether it is unknown if the attempt was charged. */
    boolean isUnknown(String attempt) {
        OpenAttempt known = open.get(attempt);
        return known != null && known.charge().charged() == Charged.UNKNOWN;
    }

    void start(AttemptStarted entry, long place) {
        OpenAttempt earlier = open.get(entry.attempt());
        if (earlier != null && !earlier.hasEnded()) {
            throw startedBefore(entry.attempt());
        }
        OpenAttempt started = OpenAttempt.start(entry, place, table);
        open.put(entry.attempt(), started);
        byPlace.put(place, started);
        count(started.charge());
    }

    void end(AttemptEnded entry, long place) {
        OpenAttempt ended = known(entry.attempt());
        if (ended.charge().charged() == Charged.NO) {
            ended.reopen(table);
        }
        change(ended, entry.charge());
        List<Fingerprint> received =
                entry.images().stream().map(AttemptEnded.Received::item).toList();
        ended.end(received);
        if (entry.charged() == Charged.NO) {
            ended.takeBack(table, open.values());
        }
        if (entry.charged() != Charged.UNKNOWN) {
            open.remove(entry.attempt());
            byPlace.remove(ended.place());
        }
        for (Fingerprint item : received) {
            table.receive(item, place, ended.place());
        }
    }

    void settle(AttemptSettled entry) {
        if (!isUnknown(entry.attempt()) || entry.charged() == Charged.UNKNOWN) {
            throw notUnknown(entry.attempt());
        }
        OpenAttempt settled = known(entry.attempt());
        change(settled, entry.charge());
        if (entry.charged() == Charged.NO) {
            settled.takeBack(table, open.values());
        }
    }

    /** Links the failure of an item to the open attempt that is its reason, if there is one. */
    void fail(Fingerprint item, long before, long now) {
        if (PositionKind.UNRESOLVED.is(before) && PositionKind.FAILED.is(now)) {
            OpenAttempt attempt = byPlace.get(PositionKind.place(before));
            if (attempt != null) {
                attempt.fail(item, now);
            }
        }
    }

    /** Forgets what deleted entries say of an item, whatever becomes of its attempts. */
    void delete(Fingerprint item, List<Long> entries) {
        open.values().forEach(attempt -> attempt.delete(item, entries));
    }

    private void change(OpenAttempt attempt, Charge charge) {
        uncount(attempt.charge());
        attempt.charge(charge);
        count(charge);
    }

    private void count(Charge charge) {
        switch (charge.charged()) {
            case YES -> spent = spent.plus(charge.cost());
            case UNKNOWN -> held = held.plus(charge.cost());
            case NO -> {}
        }
    }

    private void uncount(Charge charge) {
        switch (charge.charged()) {
            case YES -> spent = spent.minus(charge.cost());
            case UNKNOWN -> held = held.minus(charge.cost());
            case NO -> {}
        }
    }

    private OpenAttempt known(String attempt) {
        OpenAttempt known = open.get(attempt);
        if (known == null) {
            throw notOpen(attempt);
        }
        return known;
    }

    static IllegalArgumentException startedBefore(String attempt) {
        return new IllegalArgumentException("attempt " + attempt + " started before and has not ended");
    }

    static IllegalArgumentException notOpen(String attempt) {
        return new IllegalArgumentException("attempt " + attempt + " ends without having started, or ends twice");
    }

    static IllegalArgumentException notUnknown(String attempt) {
        return new IllegalArgumentException(
                "attempt " + attempt + " cannot be settled: it is not one of those that may have been charged");
    }
}
