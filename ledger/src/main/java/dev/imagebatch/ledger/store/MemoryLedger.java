package dev.imagebatch.ledger.store;

import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.state.IndexedLedger;
import dev.imagebatch.ledger.state.LedgerState;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * A ledger that ends with the process, for tests and for small embedded uses.
 *
 * <p>Thread-safe. Holds every entry in memory. Closing it changes nothing: it can be given to the next processor.
 *
 * @since 0.1
 */
public final class MemoryLedger extends IndexedLedger {

    private final List<LedgerEntry> entries = Collections.synchronizedList(new ArrayList<>());

    /** Creates an empty ledger on the system clock. */
    public MemoryLedger() {
        this(TimeSource.system());
    }

    /** Creates an empty ledger with a clock for its reserved numbers. */
    public MemoryLedger(TimeSource time) {
        super(new LedgerState(), time);
    }

    @Override
    public void append(List<LedgerEntry> added) throws IOException {
        List<LedgerEntry> copy = List.copyOf(added);
        write(copy, () -> {
            long[] places = new long[copy.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = entries.size() + (long) i;
            }
            entries.addAll(copy);
            return places;
        });
    }

    @Override
    protected LedgerEntry entry(long place) {
        return entries.get((int) place);
    }

    @Override
    public void forEach(Consumer<LedgerEntry> reader) {
        List.of(entries.toArray(new LedgerEntry[0])).forEach(reader);
    }

    @Override
    public void close() {}
}
