package dev.imagebatch.ledger.store;

import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.NumberReserved;
import dev.imagebatch.ledger.SubjectEntries;
import dev.imagebatch.ledger.state.ItemPosition;
import dev.imagebatch.ledger.state.LedgerState;
import dev.imagebatch.ledger.state.OffsetChains;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A ledger that is forgotten with the process, for tests and for small embedded uses.
 *
 * <p>Thread-safe. Holds every entry in memory. Closing it changes nothing: it can be handed to the next processor.
 *
 * @since 0.1
 */
public final class MemoryLedger implements Ledger {

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final LedgerState state = new LedgerState();
    private final List<LedgerEntry> entries = new ArrayList<>();

    /** An empty ledger on the machine's clock. */
    public MemoryLedger() {
        this(TimeSource.system());
    }

    /** An empty ledger that stamps the numbers it reserves with {@code time}. */
    public MemoryLedger(TimeSource time) {
        this.time = time;
    }

    @Override
    public void append(List<LedgerEntry> added) {
        List<LedgerEntry> copy = List.copyOf(added);
        locked(() -> {
            state.check(copy);
            for (LedgerEntry entry : copy) {
                state.apply(entry, entries.size());
                entries.add(entry);
            }
            return copy;
        });
    }

    @Override
    public Optional<ItemState> find(Fingerprint item) throws IOException {
        Optional<ItemPosition> standing = locked(() -> state.standing(item));
        return standing.isEmpty()
                ? Optional.empty()
                : Optional.of(standing.get().read(item, this::entry));
    }

    @Override
    public boolean isBound(Fingerprint binding) {
        return locked(() -> state.isBound(binding));
    }

    @Override
    public Optional<String> step(Fingerprint item, String step) {
        return locked(() -> state.step(item, step));
    }

    @Override
    public OptionalInt number(Fingerprint item) {
        return locked(() -> state.number(item));
    }

    @Override
    public int reserveNumber(Fingerprint item, String sequence) {
        return locked(() -> {
            int number = state.nextNumber(sequence);
            append(List.of(new NumberReserved(item, time.instant(), sequence, number)));
            return number;
        });
    }

    @Override
    public List<LedgerEntry> entries(Subject subject, SubjectEntries which, long offset, int limit) {
        long[] places = locked(() -> state.subjects().page(which, subject, offset, limit));
        List<LedgerEntry> entries = new ArrayList<>(places.length);
        for (long place : places) {
            entries.add(entry(place));
        }
        return entries;
    }

    @Override
    public Optional<LedgerEntry> image(Subject subject, String id) {
        long place = locked(() -> state.subjects().image(subject, id));
        return place == OffsetChains.NONE ? Optional.empty() : Optional.of(entry(place));
    }

    @Override
    public LedgerTotals totals() {
        return locked(state::totals);
    }

    @Override
    public void forEach(Consumer<LedgerEntry> reader) {
        locked(() -> List.copyOf(entries)).forEach(reader);
    }

    @Override
    public void close() {}

    private LedgerEntry entry(long place) {
        return locked(() -> entries.get((int) place));
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
