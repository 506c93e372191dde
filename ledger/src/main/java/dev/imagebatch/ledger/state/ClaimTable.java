package dev.imagebatch.ledger.state;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.ItemBusyException;
import dev.imagebatch.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims of the workers of this process. Not thread-safe: the ledger locks. */
final class ClaimTable {

    private final Map<Fingerprint, Holder> holders = new HashMap<>();
    /** The money held by the attempts of known workers, by attempt, until they end. */
    private final Map<String, Money> running = new HashMap<>();

    private static final class Holder {
        private final String worker;
        private final List<Runnable> waiting = new ArrayList<>();
        private boolean hasStarted;

        Holder(String worker) {
            this.worker = worker;
        }
    }

    /** Claims the items that are free, and returns them. */
    Set<Fingerprint> claim(Collection<Fingerprint> items, String worker) {
        Set<Fingerprint> claimed = new HashSet<>();
        for (Fingerprint item : items) {
            if (holders.putIfAbsent(item, new Holder(worker)) == null) {
                claimed.add(item);
            }
        }
        return claimed;
    }

    /** Ends the claims of items, and returns the actions that wait for them. */
    List<Runnable> release(Set<Fingerprint> items) {
        List<Runnable> waiting = new ArrayList<>();
        for (Fingerprint item : items) {
            Holder holder = holders.remove(item);
            if (holder != null) {
                waiting.addAll(holder.waiting);
            }
        }
        return waiting;
    }

    /** Keeps an action until an item is released; returns whether the item is claimed. */
    boolean await(Fingerprint item, Runnable action) {
        Holder holder = holders.get(item);
        return holder != null && holder.waiting.add(action);
    }

    /** Returns whether a claimed item is being requested: its last attempt is not one of a crash. */
    boolean isInProgress(Fingerprint item) {
        Holder holder = holders.get(item);
        return holder != null && holder.hasStarted;
    }

    /** Checks that no other worker has claimed the items of attempts, and marks them as requested. */
    void start(List<LedgerEntry> entries) throws ItemBusyException {
        for (LedgerEntry entry : entries) {
            if (entry instanceof AttemptStarted started) {
                start(started);
            }
        }
    }

    /** Keeps count of the attempts that are being made. */
    void apply(LedgerEntry entry) {
        if (entry instanceof AttemptStarted started && started.worker() != null) {
            running.put(started.attempt(), started.held());
        } else if (entry instanceof AttemptEnded ended) {
            running.remove(ended.attempt());
        }
    }

    Money inFlight() {
        return running.values().stream().reduce(Money.ZERO, Money::plus);
    }

    private void start(AttemptStarted started) throws ItemBusyException {
        for (Fingerprint item : started.items()) {
            Holder holder = holders.get(item);
            if (holder != null && !holder.worker.equals(started.worker())) {
                throw new ItemBusyException(item, holder.worker);
            }
        }
        for (Fingerprint item : started.items()) {
            Holder holder = holders.get(item);
            if (holder != null) {
                holder.hasStarted = true;
            }
        }
    }
}
