package dev.imagebatch.ledger.store;

import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.json.LedgerLine.PlacedEntry;
import dev.imagebatch.ledger.json.LedgerLineReader;
import dev.imagebatch.ledger.state.LedgerState;
import java.io.IOException;
import java.nio.file.Path;

/** The reading of a ledger file from its beginning when it is opened. */
final class LedgerRecovery {

    private LedgerRecovery() {}

    /**
     * Adds the entries of all whole lines to a state.
     *
     * @param length the length of the file
     * @return the number of bytes of whole lines; an interrupted write left the rest
     * @throws LedgerCorruptedException if any line but the last one is damaged, or contradicts those before it
     */
    static long replay(Path file, long length, LedgerState state) throws IOException {
        try (LedgerLineReader lines = new LedgerLineReader(file, length)) {
            while (lines.next()) {
                apply(lines, state);
            }
            return lines.offset();
        }
    }

    private static void apply(LedgerLineReader lines, LedgerState state) throws IOException {
        for (PlacedEntry placed : lines.decisiveEntries()) {
            try {
                state.apply(placed.entry(), placed.place());
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw lines.damaged(e.getMessage());
            }
        }
    }
}
