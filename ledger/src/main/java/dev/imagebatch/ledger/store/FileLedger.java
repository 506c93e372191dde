package dev.imagebatch.ledger.store;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerInUseException;
import dev.imagebatch.ledger.json.EntryJson;
import dev.imagebatch.ledger.json.LedgerLine;
import dev.imagebatch.ledger.json.LedgerLine.PlacedEntry;
import dev.imagebatch.ledger.json.LedgerLineReader;
import dev.imagebatch.ledger.json.MalformedEntryException;
import dev.imagebatch.ledger.state.IndexedLedger;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A ledger in a file of JSON lines, which belongs to one process at a time.
 *
 * <p>Thread-safe; interrupting a thread that uses it neither harms it nor loses the interrupt. In memory it holds some 40
 * bytes an item. Opening it cuts off a line that a crash left unfinished at the end, and refuses any other damage.
 *
 * @since 0.1
 */
public final class FileLedger extends IndexedLedger {

    private final Path file;
    private final LedgerLock owner;
    private final AppendOnlyFile lines;

    private FileLedger(Path file, TimeSource time, LedgerLock owner, OpenLedgerFile opened) {
        super(opened.state(), time);
        this.file = file;
        this.owner = owner;
        this.lines = opened.lines();
    }

    /**
     * Opens a ledger, or creates one, on the system clock; see {@link #open(Path, TimeSource)}.
     *
     * @throws IOException as there
     */
    public static FileLedger open(Path file) throws IOException {
        return open(file, TimeSource.system());
    }

    /**
     * Opens a ledger, or creates one if there is no file; missing folders are created.
     *
     * @param file the file, usually {@code ledger.jsonl}; {@code ledger.lock} beside it shows that it is in use
     * @param time the clock for the ledger's creation and its reserved numbers
     * @throws LedgerInUseException if it is already open, in this process or another one
     * @throws LedgerCorruptedException if it is damaged elsewhere than at its very end
     * @throws IOException if it cannot be read or written, is not a ledger, or is of a newer version
     */
    public static FileLedger open(Path file, TimeSource time) throws IOException {
        return open(file, time, Disk.FILE_SYSTEM);
    }

    static FileLedger open(Path file, TimeSource time, Disk device) throws IOException {
        LedgerLock owner = LedgerLock.acquire(real(file.toAbsolutePath()), time.instant());
        FileLedger ledger = null;
        try {
            ledger = new FileLedger(file, time, owner, OpenLedgerFile.open(owner, time, device));
            return ledger;
        } finally {
            if (ledger == null) {
                owner.close();
            }
        }
    }

    /** One file has one lock, whatever links lead to it. */
    private static Path real(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path folder = Files.createDirectories(file.getParent());
        return folder.toRealPath().resolve(file.getFileName());
    }

    /**
     * Reads the entries of a file, oldest first, without opening it as a ledger: also while a process uses it. Nothing is
     * locked, repaired or kept in memory. An unfinished line at the end is left out.
     *
     * @param file the file, usually {@code ledger.jsonl}
     * @param reader takes one entry after the other, of those in the file at the time of the call
     * @throws LedgerCorruptedException if it is damaged elsewhere than at its very end
     * @throws IOException if it cannot be read, is not a ledger, or is of a newer version
     */
    public static void read(Path file, Consumer<LedgerEntry> reader) throws IOException {
        read(file, Files.size(file), reader);
    }

    private static void read(Path file, long length, Consumer<LedgerEntry> reader) throws IOException {
        try (LedgerLineReader lines = new LedgerLineReader(file, length)) {
            while (lines.next()) {
                for (PlacedEntry placed : lines.entries()) {
                    reader.accept(placed.entry());
                }
            }
        }
    }

    /** Returns the file, as it was given. */
    public Path file() {
        return file;
    }

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        LedgerLine line = LedgerLine.of(entries);
        long[] places = write(entries, () -> line.places(lines.append(line.bytes())));
        if (entries.stream().anyMatch(LedgerEntry::concernsMoney)) {
            lines.force(line.end(places));
        }
    }

    @Override
    public int reserveNumber(Fingerprint item, String sequence) throws IOException {
        int number = super.reserveNumber(item, sequence);
        lines.force(lines.flush()); // after a crash the item must not get another number than its file has
        return number;
    }

    @Override
    protected LedgerEntry entry(long place) throws IOException {
        try {
            return EntryJson.read(lines.line(place));
        } catch (MalformedEntryException e) {
            throw new LedgerCorruptedException(
                    file + ": the entry at byte " + place + " cannot be read back: " + e.getMessage(), e);
        }
    }

    @Override
    public void forEach(Consumer<LedgerEntry> reader) throws IOException {
        read(owner.ledger(), lines.flush(), reader);
    }

    @Override
    public void close() throws IOException {
        try (owner) {
            lines.close();
        }
    }
}
