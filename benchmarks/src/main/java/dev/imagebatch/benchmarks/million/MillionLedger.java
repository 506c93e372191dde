package dev.imagebatch.benchmarks.million;

import dev.imagebatch.ledger.store.FileLedger;
import java.io.IOException;
import java.nio.file.Path;

/** The opening of a ledger, in turn with the bare loop over it. */
final class MillionLedger {

    private MillionLedger() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]);
        new MillionRounds()
                .with("bare", () -> LedgerLines.parse(file))
                .with("open", () -> FileLedger.open(file).close())
                .measure();
        try (FileLedger ledger = FileLedger.open(file)) {
            MillionRounds.tellHeap("heap");
            if (ledger.totals().held().isZero() == ledger.totals().spent().isZero()) {
                throw new IllegalStateException("not the ledger of a batch that was paid for and ended");
            }
        }
    }
}
