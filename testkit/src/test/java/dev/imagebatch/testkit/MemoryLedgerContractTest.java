package dev.imagebatch.testkit;

import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.store.MemoryLedger;

class MemoryLedgerContractTest extends LedgerContract {

    @Override
    protected Ledger open() {
        return new MemoryLedger(new ManualClock());
    }

    @Override
    protected Ledger reopen(Ledger open) {
        return open;
    }
}
