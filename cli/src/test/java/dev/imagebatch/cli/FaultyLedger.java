package dev.imagebatch.cli;

import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.Totals;
import dev.imagebatch.spec.Fingerprint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A ledger whose disk is full at the second entry of a kind, and from then on. */
record FaultyLedger(Ledger ledger, HouseFault fault, AtomicInteger seen) implements Ledger {

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        boolean counts = entries.stream().anyMatch(this::isTheKind);
        if (seen.get() >= 2 || counts && seen.incrementAndGet() == 2) {
            throw new IOException("ledger.jsonl: No space left on device");
        }
        ledger.append(entries);
    }

    private boolean isTheKind(LedgerEntry entry) {
        return switch (fault) {
            case LEDGER_FULL_BEFORE_THE_CALL -> entry instanceof AttemptStarted;
            case LEDGER_FULL_AFTER_THE_CALL -> entry instanceof AttemptEnded;
            case LEDGER_FULL_AFTER_STORING -> entry instanceof ImageStored;
            default -> false;
        };
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
    public void close() {
        // the folder closes it
    }
}
