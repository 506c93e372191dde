package dev.imagebatch.ledger.state;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.ledger.ItemBusyException;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.NumberReserved;
import dev.imagebatch.ledger.SubjectEntries;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A base for ledgers that keep a {@link LedgerState} in memory and the entries elsewhere. A subclass stores entries and
 * reads them by their places.
 *
 * <p>Thread-safe. {@code EntryJson} converts entries to bytes, and {@code LedgerContract} of the testkit tests
 * subclasses.
 *
 * @since 0.1
 */
public abstract class IndexedLedger implements Ledger {

    private final LedgerState state;
    private final ClaimTable claims = new ClaimTable();
    private final InstantSource time;

    /** Ensures that the state is updated in the order of the entries. */
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Creates a ledger.
     *
     * @param state the state of the entries that are already stored; from now on for exclusive use by this ledger
     * @param time the clock for the entries of reserved numbers
     */
    protected IndexedLedger(LedgerState state, InstantSource time) {
        this.state = state;
        this.time = time;
    }

    /**
     * Reads one entry. May be called by several threads at the same time.
     *
     * @param place the place of the entry
     * @throws IOException if the entry cannot be read
     */
    protected abstract LedgerEntry entry(long place) throws IOException;

    /**
     * Checks entries, writes them and adds them to the state, under a lock. Entries about payments must be forced to
     * the device before {@link #append} returns, but not necessarily by the writer.
     *
     * @return the places of the entries
     * @throws IllegalArgumentException if {@link #append} would refuse the entries
     * @throws ItemBusyException if another worker has claimed an item of an attempt
     * @throws IOException if the writer fails; the entries are not added then
     */
    protected final long[] write(List<LedgerEntry> entries, EntryWriter writer) throws IOException {
        lock.lock();
        try {
            state.check(entries);
            claims.start(entries);
            long[] places = writer.write();
            for (int i = 0; i < places.length; i++) {
                state.apply(entries.get(i), places[i]);
                claims.apply(entries.get(i));
            }
            return places;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int reserveNumber(Fingerprint item, String sequence) throws IOException {
        lock.lock();
        try {
            int number = state.nextNumber(sequence);
            append(List.of(new NumberReserved(item, time.instant(), sequence, number)));
            return number;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final Optional<ItemState> find(Fingerprint item) throws IOException {
        ItemPosition position = locked(
                        () -> claims.isInProgress(item) ? state.positionInProgress(item) : state.position(item))
                .orElse(null);
        return position == null ? Optional.empty() : Optional.of(position.read(this::entry));
    }

    @Override
    public final Claim claim(Collection<Fingerprint> items, String worker) {
        return new HeldClaim(locked(() -> claims.claim(items, worker)));
    }

    @Override
    public final void whenFree(Fingerprint item, Runnable action) {
        if (!locked(() -> claims.await(item, action))) {
            action.run();
        }
    }

    @Override
    public final boolean isBound(Fingerprint binding) {
        return locked(() -> state.isBound(binding));
    }

    @Override
    public final Optional<String> step(Fingerprint item, String step) {
        return locked(() -> state.step(item, step));
    }

    @Override
    public final OptionalInt number(Fingerprint item) {
        return locked(() -> state.number(item));
    }

    @Override
    public final List<LedgerEntry> entries(Subject subject, SubjectEntries which, long offset, int limit)
            throws IOException {
        long[] places = locked(() -> state.places(subject, which, offset, limit));
        List<LedgerEntry> entries = new ArrayList<>(places.length);
        for (long place : places) {
            entries.add(entry(place));
        }
        return entries;
    }

    @Override
    public final Optional<LedgerEntry> image(Subject subject, String id) throws IOException {
        OptionalLong place = locked(() -> state.place(subject, id));
        return place.isPresent() ? Optional.of(entry(place.getAsLong())) : Optional.empty();
    }

    @Override
    public final LedgerTotals totals() {
        return locked(() -> state.totals().withInFlight(claims.inFlight()));
    }

    /** Runs all actions, also if one throws: a waiting run must not miss its turn. */
    private static void runAll(List<Runnable> actions) {
        for (int i = 0; i < actions.size(); i++) {
            boolean isRun = false;
            try {
                actions.get(i).run();
                isRun = true;
            } finally {
                if (!isRun) {
                    runAll(actions.subList(i + 1, actions.size()));
                }
            }
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** A claim of the items that were free. */
    private final class HeldClaim implements Claim {

        private final Set<Fingerprint> items;
        private final AtomicBoolean isOpen = new AtomicBoolean(true);

        HeldClaim(Set<Fingerprint> items) {
            this.items = items;
        }

        @Override
        public boolean holds(Fingerprint item) {
            return items.contains(item);
        }

        @Override
        public void close() {
            if (isOpen.getAndSet(false)) {
                runAll(locked(() -> claims.release(items)));
            }
        }
    }

    /** A writer of entries. */
    @FunctionalInterface
    protected interface EntryWriter {

        /**
         * Writes the entries.
         *
         * @return the place of each entry
         * @throws IOException if the entries could not be written
         */
        long[] write() throws IOException;
    }
}
