package dev.imagebatch.testkit;

import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.json.EntryJson;
import dev.imagebatch.ledger.state.IndexedLedger;
import dev.imagebatch.ledger.state.LedgerState;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** A ledger of another module, in rows of JSON as a database keeps them: only the exported codec and rules make it. */
final class RowLedger extends IndexedLedger {

    private final List<byte[]> rows;

    private RowLedger(List<byte[]> rows, LedgerState state, InstantSource time) {
        super(state, time);
        this.rows = rows;
    }

    /** Opens the ledger of some rows, in a list that several threads can use. */
    static RowLedger open(List<byte[]> rows, InstantSource time) throws IOException {
        LedgerState state = new LedgerState();
        for (int row = 0; row < rows.size(); row++) {
            state.apply(EntryJson.read(rows.get(row)), row);
        }
        return new RowLedger(rows, state, time);
    }

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        List<byte[]> added = entries.stream().map(EntryJson::write).toList();
        write(entries, () -> {
            int first = rows.size();
            rows.addAll(added);
            return LongStream.range(first, rows.size()).toArray();
        });
    }

    @Override
    protected LedgerEntry entry(long place) throws IOException {
        return EntryJson.read(rows.get((int) place));
    }

    @Override
    public void forEach(Consumer<LedgerEntry> reader) throws IOException {
        for (byte[] row : List.of(rows.toArray(new byte[0][]))) {
            reader.accept(EntryJson.read(row));
        }
    }

    @Override
    public void close() {}
}
