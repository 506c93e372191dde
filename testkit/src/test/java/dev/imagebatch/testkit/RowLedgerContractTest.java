package dev.imagebatch.testkit;

import dev.imagebatch.ledger.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class RowLedgerContractTest extends LedgerContract {

    private final List<byte[]> rows = Collections.synchronizedList(new ArrayList<>());

    @Override
    protected Ledger open() throws IOException {
        return RowLedger.open(rows, new ManualClock());
    }

    @Override
    protected Ledger reopen(Ledger open) throws IOException {
        open.close();
        return open();
    }
}
