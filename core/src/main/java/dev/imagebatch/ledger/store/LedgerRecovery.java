package dev.imagebatch.ledger.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.json.EntryScanner;
import dev.imagebatch.ledger.json.LedgerFormat;
import dev.imagebatch.ledger.json.LedgerLine;
import dev.imagebatch.ledger.json.LedgerLineReader;
import dev.imagebatch.ledger.json.UnknownEntryException;
import dev.imagebatch.ledger.state.LedgerState;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a ledger file from its beginning, and tells whole lines, a torn end and damage apart. */
public final class LedgerRecovery {

    private final Path file;
    private final EntryScanner scanner;

    public LedgerRecovery(Path file, LedgerState state) {
        this.file = file;
        this.scanner = new EntryScanner(state);
    }

    /**
     * Feeds the state with all whole lines.
     *
     * @param length the length of the file
     * @return how many bytes of it are whole lines; what follows was not written whole
     * @throws LedgerCorruptedException if anything but the last line is damaged
     */
    public long run(long length) throws IOException {
        try (LedgerLineReader lines = new LedgerLineReader(file, length)) {
            while (lines.next()) {
                if (!lines.isTerminated() || !LedgerLine.isIntact(lines.bytes(), lines.from(), lines.to())) {
                    requireTorn(lines);
                    return lines.offset();
                }
                read(lines);
            }
            return lines.offset();
        }
    }

    private void requireTorn(LedgerLineReader lines) throws IOException {
        boolean empty = lines.from() == lines.to();
        if (lines.number() == 1 && (empty || !LedgerFormat.beginsLikeHeader(lines.bytes(), lines.from(), lines.to()))) {
            throw LedgerFormat.notALedger(file);
        }
        if (!lines.isLast() || LedgerLine.isIntactAndSpoiled(lines.bytes(), lines.from(), lines.to())) {
            throw new LedgerCorruptedException(file, lines.number(), "damaged, the checksum does not match");
        }
    }

    private void read(LedgerLineReader lines) throws IOException {
        try (JsonParser json = lines.parser()) {
            if (lines.number() == 1) {
                LedgerFormat.requireKnown(file, json);
            } else {
                scanner.scan(json, lines.offset());
            }
        } catch (UnknownEntryException e) {
            throw LedgerFormat.newer(file, lines.number(), "an entry of type " + e.type());
        } catch (CharConversionException e) {
            throw new LedgerCorruptedException(file, lines.number(), "not in UTF-8");
        } catch (JsonProcessingException e) {
            throw new LedgerCorruptedException(file, lines.number(), e.getOriginalMessage());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new LedgerCorruptedException(file, lines.number(), e.getMessage());
        }
    }
}
