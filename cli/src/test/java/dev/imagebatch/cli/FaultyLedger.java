package dev.imagebatch.cli;

import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.testkit.ForwardingLedger;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger whose disk is full at the second entry of a kind, and from then on. */
record FaultyLedger(Ledger ledger, HouseFault fault, AtomicInteger seen) implements ForwardingLedger {

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
    public void close() {
        // the folder closes it
    }
}
