package dev.imagebatch.ledger.store;

import com.fasterxml.jackson.core.JsonParser;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerInUseException;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.NumberReserved;
import dev.imagebatch.ledger.SubjectEntries;
import dev.imagebatch.ledger.json.EntryReader;
import dev.imagebatch.ledger.json.LedgerFormat;
import dev.imagebatch.ledger.json.LedgerLine;
import dev.imagebatch.ledger.json.LedgerLineReader;
import dev.imagebatch.ledger.state.ItemPosition;
import dev.imagebatch.ledger.state.LedgerState;
import dev.imagebatch.ledger.state.OffsetChains;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A ledger in a file of JSON lines, which belongs to one process at a time.
 *
 * <p>Thread-safe; an interrupt of a thread that uses it neither harms it nor is lost. In memory it holds some 40 bytes
 * an item. A line that a crash left unfinished at the end is cut off when it is opened; any other damage is refused.
 *
 * @since 0.1
 */
public final class FileLedger implements Ledger {

    private final Path file;
    private final Path real;
    private final TimeSource time;
    private final LedgerLock owner;
    private final LedgerState state;
    private final AppendOnlyFile lines;

    /** Keeps the state in the order of the lines. */
    private final ReentrantLock lock = new ReentrantLock();

    private FileLedger(Path file, TimeSource time, LedgerLock owner, OpenLedgerFile opened) {
        this.file = file;
        this.real = owner.ledger();
        this.time = time;
        this.owner = owner;
        this.state = opened.state();
        this.lines = opened.lines();
    }

    /**
     * Opens a ledger, or begins one, on the machine's clock; see {@link #open(Path, TimeSource)}.
     *
     * @throws IOException as there
     */
    public static FileLedger open(Path file) throws IOException {
        return open(file, TimeSource.system());
    }

    /**
     * Opens a ledger, or begins one where there is no file; folders that are missing are made.
     *
     * @param file the file, usually {@code ledger.jsonl}; {@code ledger.lock} beside it tells that it is in use
     * @param time stamps the ledger's beginning and the numbers that it reserves
     * @throws LedgerInUseException if it is open already, in this process or another one
     * @throws LedgerCorruptedException if it is damaged elsewhere than at its very end
     * @throws IOException if it cannot be read or written, is no ledger, or is of a newer version
     */
    public static FileLedger open(Path file, TimeSource time) throws IOException {
        return open(file, time, Disk.FILE_SYSTEM);
    }

    public static FileLedger open(Path file, TimeSource time, Disk device) throws IOException {
        LedgerLock owner = LedgerLock.acquire(real(file.toAbsolutePath()), time.instant());
        FileLedger ledger = null;
        try {
            ledger = new FileLedger(file, time, owner, OpenLedgerFile.open(owner.ledger(), time, device));
            return ledger;
        } finally {
            if (ledger == null) {
                owner.close();
            }
        }
    }

    /** One file has one lock, by whatever links it is reached. */
    private static Path real(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path folder = Files.createDirectories(file.getParent());
        return folder.toRealPath().resolve(file.getFileName());
    }

    /** The file, as it was given. */
    public Path file() {
        return file;
    }

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        if (!entries.isEmpty()) {
            LedgerLine line = LedgerLine.of(entries);
            write(entries, line);
        }
    }

    private void write(List<LedgerEntry> entries, LedgerLine line) throws IOException {
        long end;
        lock.lock();
        try {
            end = add(entries, line);
        } finally {
            lock.unlock();
        }
        if (entries.stream().anyMatch(LedgerEntry::concernsMoney)) {
            lines.force(end);
        }
    }

    private long add(List<LedgerEntry> entries, LedgerLine line) throws IOException {
        state.check(entries);
        long start = lines.append(line.bytes());
        for (int i = 0; i < entries.size(); i++) {
            state.apply(entries.get(i), start + line.starts()[i]);
        }
        return start + line.bytes().length;
    }

    @Override
    public int reserveNumber(Fingerprint item, String sequence) throws IOException {
        int number = nextNumber(item, sequence);
        lines.force(lines.flush()); // else a crash could give the item another number than its file has
        return number;
    }

    private int nextNumber(Fingerprint item, String sequence) throws IOException {
        lock.lock();
        try {
            int number = state.nextNumber(sequence);
            append(List.of(new NumberReserved(item, time.instant(), sequence, number)));
            return number;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<ItemState> find(Fingerprint item) throws IOException {
        Optional<ItemPosition> standing = locked(() -> state.standing(item));
        return standing.isEmpty()
                ? Optional.empty()
                : Optional.of(standing.get().read(item, this::entry));
    }

    private LedgerEntry entry(long place) throws IOException {
        try (JsonParser json = LedgerFormat.JSON.createParser(lines.line(place))) {
            return EntryReader.entry(json);
        }
    }

    @Override
    public boolean isBound(Fingerprint binding) {
        return locked(() -> state.isBound(binding));
    }

    @Override
    public Optional<String> step(Fingerprint item, String step) {
        return locked(() -> state.step(item, step));
    }

    @Override
    public OptionalInt number(Fingerprint item) {
        return locked(() -> state.number(item));
    }

    @Override
    public List<LedgerEntry> entries(Subject subject, SubjectEntries which, long offset, int limit) throws IOException {
        long[] places = locked(() -> state.subjects().page(which, subject, offset, limit));
        List<LedgerEntry> entries = new ArrayList<>(places.length);
        for (long place : places) {
            entries.add(entry(place));
        }
        return entries;
    }

    @Override
    public Optional<LedgerEntry> image(Subject subject, String id) throws IOException {
        long place = locked(() -> state.subjects().image(subject, id));
        return place == OffsetChains.NONE ? Optional.empty() : Optional.of(entry(place));
    }

    @Override
    public LedgerTotals totals() {
        return locked(state::totals);
    }

    @Override
    public void forEach(Consumer<LedgerEntry> reader) throws IOException {
        try (LedgerLineReader written = new LedgerLineReader(real, lines.flush())) {
            written.next();
            while (written.next()) {
                try (JsonParser json = written.parser()) {
                    EntryReader.line(json).forEach(reader);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (owner) {
            lines.close();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
