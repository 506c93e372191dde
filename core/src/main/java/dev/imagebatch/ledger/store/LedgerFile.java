package dev.imagebatch.ledger.store;

import com.fasterxml.jackson.core.JsonParser;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.json.EntryReader;
import dev.imagebatch.ledger.json.LedgerFormat;
import dev.imagebatch.ledger.json.LedgerLine;
import dev.imagebatch.ledger.json.LedgerLineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The file of a ledger, to be looked at: also while a process has it open and writes to it.
 *
 * <p>Nothing is locked, mended or kept in memory. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class LedgerFile {

    private LedgerFile() {}

    /**
     * Reads the entries that are in the file when this is called, oldest first; a line at its end that is not whole, since
     * it is just being written or its writing was cut off, is left out.
     *
     * @param file the file, usually {@code ledger.jsonl}
     * @param reader is given one entry after the other
     * @throws LedgerCorruptedException if it is damaged elsewhere than at its very end
     * @throws IOException if it cannot be read, is no ledger, or is of a newer version
     */
    public static void forEach(Path file, Consumer<LedgerEntry> reader) throws IOException {
        try (LedgerLineReader lines = new LedgerLineReader(file, Files.size(file))) {
            while (lines.next()) {
                if (lines.isTerminated() && LedgerLine.isIntact(lines.bytes(), lines.from(), lines.to())) {
                    read(file, lines, reader);
                } else if (lines.isLast()) {
                    return;
                } else if (lines.number() == 1) {
                    throw LedgerFormat.notALedger(file);
                } else {
                    throw new LedgerCorruptedException(file, lines.number(), "damaged, the checksum does not match");
                }
            }
        }
    }

    private static void read(Path file, LedgerLineReader lines, Consumer<LedgerEntry> reader) throws IOException {
        try (JsonParser json = lines.parser()) {
            if (lines.number() == 1) {
                LedgerFormat.requireKnown(file, json);
            } else {
                EntryReader.line(json).forEach(reader);
            }
        }
    }
}
