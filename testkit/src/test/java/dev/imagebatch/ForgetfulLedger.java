package dev.imagebatch;

import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.testkit.ForwardingLedger;
import java.io.IOException;
import java.util.List;

/** A ledger in front of another that fails as soon as the end of an attempt is to be written. */
record ForgetfulLedger(Ledger ledger) implements ForwardingLedger {

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        if (entries.stream().anyMatch(AttemptEnded.class::isInstance)) {
            throw new IOException("the power went");
        }
        ledger.append(entries);
    }
}
