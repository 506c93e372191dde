package dev.imagebatch.ledger.state;

import dev.imagebatch.ledger.Charge;
import dev.imagebatch.spec.Fingerprint;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An attempt of which the provider's last word is not known, with how its items stood before. */
final class OpenAttempt {

    private final List<Fingerprint> items;
    private final long place;
    private final long[] before;
    /** What became of an item whose failure this attempt is the reason of. */
    private final long[] failed;

    private Charge bill;
    private Set<Fingerprint> received = Set.of();
    private boolean ended;

    private OpenAttempt(Charge bill, List<Fingerprint> items, long place) {
        this.bill = bill;
        this.items = items;
        this.place = place;
        this.before = new long[items.size()];
        this.failed = new long[items.size()];
    }

    static OpenAttempt start(Charge bill, List<Fingerprint> items, long place, ItemTable table) {
        OpenAttempt attempt = new OpenAttempt(bill, items, place);
        for (int i = 0; i < attempt.before.length; i++) {
            attempt.before[i] = table.get(items.get(i));
            attempt.failed[i] = ItemTable.NONE;
            table.open(items.get(i), place);
        }
        return attempt;
    }

    long place() {
        return place;
    }

    /** What is known of its price at this moment. */
    Charge bill() {
        return bill;
    }

    void bill(Charge changed) {
        bill = changed;
    }

    boolean hasEnded() {
        return ended;
    }

    void end(Collection<Fingerprint> images) {
        ended = true;
        Set<Fingerprint> all = new HashSet<>(received);
        all.addAll(images);
        received = all;
    }

    void gaveUp(Fingerprint item, long standing) {
        int i = items.indexOf(item);
        if (i >= 0) {
            failed[i] = standing;
        }
    }

    /**
     * Makes the attempt unhappened for all items but those received; backwards, since an item may be named twice. The
     * failure that it was the reason of stays, as one that cost nothing.
     */
    void takeBack(ItemTable table, Collection<OpenAttempt> others) {
        for (int i = before.length - 1; i >= 0; i--) {
            Fingerprint item = items.get(i);
            if (received.contains(item)) {
                continue;
            }
            long now = table.get(item);
            if (isMine(i, now)) {
                table.set(item, freed(i, now));
            } else {
                forget(i, others);
            }
        }
    }

    /** It was taken back, and is not free after all. */
    void reopen(ItemTable table) {
        for (int i = 0; i < before.length; i++) {
            long now = table.get(items.get(i));
            if (failed[i] != ItemTable.NONE && now == freed(i, failed[i])) {
                table.set(items.get(i), failed[i]);
            } else if (now == before[i]) {
                table.open(items.get(i), place);
            }
        }
    }

    void deleted(Fingerprint item, List<Long> entries) {
        for (int i = 0; i < before.length; i++) {
            if (items.get(i).equals(item)) {
                before[i] = without(entries, before[i]);
                failed[i] = without(entries, failed[i]);
            }
        }
    }

    private static long without(List<Long> entries, long standing) {
        boolean isDeleted = standing != ItemTable.NONE
                && !PositionKind.OPEN.is(standing)
                && !PositionKind.RECEIVED.is(standing)
                && entries.contains(PositionKind.place(standing));
        return isDeleted ? ItemTable.NONE : standing;
    }

    private void forget(int mine, Collection<OpenAttempt> others) {
        for (OpenAttempt other : others) {
            int i = other.items.indexOf(items.get(mine));
            if (i >= 0 && isMine(mine, other.before[i])) {
                other.before[i] = freed(mine, other.before[i]);
            }
        }
    }

    private boolean isMine(int i, long standing) {
        return standing == PositionKind.OPEN.at(place) || standing == failed[i] && standing != ItemTable.NONE;
    }

    /** How the item stands without this attempt; an image that was received and lost before was paid for all the same. */
    private long freed(int i, long standing) {
        if (!PositionKind.FAILED.is(standing)) {
            return before[i];
        }
        boolean nothingElse = before[i] == ItemTable.NONE || PositionKind.FAILED_FREE.is(before[i]);
        if (nothingElse) {
            return PositionKind.FAILED_FREE.at(PositionKind.place(standing));
        }
        return PositionKind.RECEIVED.is(before[i]) ? standing : before[i];
    }
}
