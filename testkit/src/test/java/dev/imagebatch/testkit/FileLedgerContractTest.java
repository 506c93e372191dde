package dev.imagebatch.testkit;

import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.store.FileLedger;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerContractTest extends LedgerContract {

    @TempDir
    private Path folder;

    @Override
    protected Ledger open() throws IOException {
        return FileLedger.open(folder.resolve("ledger.jsonl"), new ManualClock());
    }

    @Override
    protected Ledger reopen(Ledger open) throws IOException {
        open.close();
        return open();
    }
}
