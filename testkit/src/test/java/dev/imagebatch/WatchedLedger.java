package dev.imagebatch;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.testkit.ForwardingLedger;
import java.io.IOException;
import java.util.List;

/** A ledger whose every entry is a crash point. */
record WatchedLedger(Ledger ledger, CrashPoints crash) implements ForwardingLedger {

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        String name = entries.isEmpty() ? "nothing" : entries.get(0).getClass().getSimpleName();
        crash.here("before " + name);
        ledger.append(entries);
        crash.here("noted " + name);
    }

    @Override
    public int reserveNumber(Fingerprint item, String sequence) throws IOException {
        int number = ledger.reserveNumber(item, sequence);
        crash.here("reserved number " + number);
        return number;
    }
}
