package dev.imagebatch;

import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.Totals;
import dev.imagebatch.spec.Fingerprint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A ledger whose every entry is a crash point. */
record WatchedLedger(Ledger ledger, CrashPoints crash) implements Ledger {

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        String name = entries.isEmpty() ? "nothing" : entries.get(0).getClass().getSimpleName();
        crash.here("before " + name);
        ledger.append(entries);
        crash.here("noted " + name);
    }

    @Override
    public Optional<ItemState> find(Fingerprint item) throws IOException {
        return ledger.find(item);
    }

    @Override
    public boolean isBound(Fingerprint binding) throws IOException {
        return ledger.isBound(binding);
    }

    @Override
    public OptionalInt number(Fingerprint item) throws IOException {
        return ledger.number(item);
    }

    @Override
    public int reserveNumber(Fingerprint item, String sequence) throws IOException {
        int number = ledger.reserveNumber(item, sequence);
        crash.here("reserved number " + number);
        return number;
    }

    @Override
    public Totals totals() {
        return ledger.totals();
    }

    @Override
    public void forEach(Consumer<LedgerEntry> reader) throws IOException {
        ledger.forEach(reader);
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
