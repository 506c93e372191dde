package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.spec.Fingerprint;
import java.util.Collection;
import java.util.List;

/** An attempt that started and did not end yet, with how its items stood before. */
final class OpenAttempt {

    private final Money held;
    private final List<Fingerprint> items;
    private final long place;
    private final long[] before;

    private OpenAttempt(Money held, List<Fingerprint> items, long place) {
        this.held = held;
        this.items = items;
        this.place = place;
        this.before = new long[items.size()];
    }

    static OpenAttempt start(Money held, List<Fingerprint> items, long place, ItemTable table) {
        OpenAttempt attempt = new OpenAttempt(held, items, place);
        for (int i = 0; i < attempt.before.length; i++) {
            attempt.before[i] = table.get(items.get(i));
            table.open(items.get(i), place);
        }
        return attempt;
    }

    Money held() {
        return held;
    }

    long place() {
        return place;
    }

    /** Makes the attempt unhappened for all items but those received; backwards, since an item may be named twice. */
    void takeBack(Collection<Fingerprint> received, ItemTable table, Collection<OpenAttempt> others) {
        for (int i = before.length - 1; i >= 0; i--) {
            Fingerprint item = items.get(i);
            if (received.contains(item)) {
                continue;
            }
            if (table.get(item) == opened()) {
                table.set(item, before[i]);
            } else {
                forget(item, before[i], others);
            }
        }
    }

    private void forget(Fingerprint item, long earlier, Collection<OpenAttempt> others) {
        for (OpenAttempt other : others) {
            int i = other.items.indexOf(item);
            if (i >= 0 && other.before[i] == opened()) {
                other.before[i] = earlier;
            }
        }
    }

    private long opened() {
        return StandingKind.OPEN.at(place);
    }
}
