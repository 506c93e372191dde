package dev.imagebatch.ledger.state;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Charge;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An attempt without a final charge, with the positions of its items before it. */
final class OpenAttempt {

    private final List<Fingerprint> items;
    private final long place;
    private final long[] before;
    /** The positions of items that failed because of this attempt. */
    private final long[] failed;

    private Charge charge;
    private Set<Fingerprint> received = Set.of();
    private boolean ended;

    private OpenAttempt(AttemptStarted entry, long place) {
        this.charge = new Charge(Charged.UNKNOWN, entry.held());
        this.items = entry.items();
        this.place = place;
        this.before = new long[items.size()];
        this.failed = new long[items.size()];
    }

    static OpenAttempt start(AttemptStarted entry, long place, ItemTable table) {
        OpenAttempt attempt = new OpenAttempt(entry, place);
        for (int i = 0; i < attempt.before.length; i++) {
            Fingerprint item = attempt.items.get(i);
            attempt.before[i] = table.get(item);
            attempt.failed[i] = ItemTable.NONE;
            table.set(item, PositionKind.UNRESOLVED.at(place));
        }
        return attempt;
    }

    long place() {
        return place;
    }

    /** Returns the charge known so far. */
    Charge charge() {
        return charge;
    }

    void charge(Charge changed) {
        charge = changed;
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

    void fail(Fingerprint item, long position) {
        int i = items.indexOf(item);
        if (i >= 0) {
            failed[i] = position;
        }
    }

    /**
     * Undoes the attempt for all items but those received; backwards, since an item may occur twice. A failure that it
     * was the reason of stays, as a free one.
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

    /** Redoes an attempt that was taken back, and is not free after all. */
    void reopen(ItemTable table) {
        for (int i = 0; i < before.length; i++) {
            long now = table.get(items.get(i));
            if (failed[i] != ItemTable.NONE && now == freed(i, failed[i])) {
                table.set(items.get(i), failed[i]);
            } else if (now == before[i]) {
                table.set(items.get(i), PositionKind.UNRESOLVED.at(place));
            }
        }
    }

    void delete(Fingerprint item, List<Long> entries) {
        for (int i = 0; i < before.length; i++) {
            if (items.get(i).equals(item)) {
                before[i] = without(entries, before[i]);
                failed[i] = without(entries, failed[i]);
            }
        }
    }

    private static long without(List<Long> entries, long position) {
        boolean isDeleted = position != ItemTable.NONE
                && !PositionKind.UNRESOLVED.is(position)
                && !PositionKind.RECEIVED.is(position)
                && entries.contains(PositionKind.place(position));
        return isDeleted ? ItemTable.NONE : position;
    }

    private void forget(int mine, Collection<OpenAttempt> others) {
        for (OpenAttempt other : others) {
            int i = other.items.indexOf(items.get(mine));
            if (i >= 0 && isMine(mine, other.before[i])) {
                other.before[i] = freed(mine, other.before[i]);
            }
        }
    }

    private boolean isMine(int i, long position) {
        return position == PositionKind.UNRESOLVED.at(place) || position == failed[i] && position != ItemTable.NONE;
    }

    /** Returns the position of an item without this attempt; an image that was received and lost before stays paid. */
    private long freed(int i, long position) {
        if (!PositionKind.FAILED.is(position)) {
            return before[i];
        }
        boolean isAlone = before[i] == ItemTable.NONE || PositionKind.FAILED_FREE.is(before[i]);
        if (isAlone) {
            return PositionKind.FAILED_FREE.at(PositionKind.place(position));
        }
        return PositionKind.RECEIVED.is(before[i]) ? position : before[i];
    }
}
