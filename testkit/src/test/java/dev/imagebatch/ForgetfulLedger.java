package dev.imagebatch;

import dev.imagebatch.ledger.AttemptEnded;
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

/** A ledger in front of another that fails as soon as the end of an attempt is to be written. */
record ForgetfulLedger(Ledger ledger) implements Ledger {

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        if (entries.stream().anyMatch(AttemptEnded.class::isInstance)) {
            throw new IOException("the power went");
        }
        ledger.append(entries);
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
        return ledger.reserveNumber(item, sequence);
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
