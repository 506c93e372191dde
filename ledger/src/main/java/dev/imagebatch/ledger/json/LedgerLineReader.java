package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.json.LedgerLine.PlacedEntry;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a ledger file line by line up to a given length, in one buffer. Not thread-safe. */
public final class LedgerLineReader implements Closeable {

    private static final int FIRST_SIZE = 64 * 1024;

    private final Path file;
    private final InputStream in;
    private final long end;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int from;
    private int to;
    private int filled;
    private long offset;
    private long number;
    private boolean terminated = true;

    /** Opens the first {@code end} bytes of a file. */
    public LedgerLineReader(Path file, long end) throws IOException {
        this.file = file;
        this.in = new FileInputStream(file.toFile());
        this.end = end;
    }

    /**
     * Moves to the next line; returns false after the last whole one. Bytes after its {@linkplain #offset() offset} were
     * left by an interrupted write.
     *
     * @throws LedgerCorruptedException if the line is damaged
     * @throws IOException if the file is not a ledger, or cannot be read
     */
    public boolean next() throws IOException {
        if (!advance()) {
            return false;
        }
        boolean isWhole = terminated && LedgerLine.isIntact(bytes, from, to);
        if (!isWhole) {
            checkTorn();
        }
        return isWhole;
    }

    private boolean advance() throws IOException {
        int next = terminated && number > 0 ? to + 1 : to;
        offset += next - from;
        from = next;
        if (offset >= end) {
            return false;
        }
        number++;
        to = from;
        while (!(terminated = findEnd()) && fill()) {
            continue;
        }
        return true;
    }

    private void checkTorn() throws IOException {
        if (number == 1 && (from == to || !LedgerHeader.isBegun(bytes, from, to))) {
            throw LedgerHeader.missing(file);
        }
        boolean isLast = offset + (to - from) + 1 >= end;
        if (!isLast || LedgerLine.isIntactAndSpoiled(bytes, from, to)) {
            throw damaged("damaged, the checksum does not match");
        }
    }

    /** Returns all of the line's entries; the header has none. */
    public List<PlacedEntry> entries() throws IOException {
        return entries(EntryFields.Extent.ALL);
    }

    /** Returns the line's entries with those fields only that the state of a ledger depends on. */
    public List<PlacedEntry> decisiveEntries() throws IOException {
        return entries(EntryFields.Extent.DECISIVE);
    }

    private List<PlacedEntry> entries(EntryFields.Extent extent) throws IOException {
        try (JsonParser json = EntryJson.JSON.createParser(bytes, from, to - from)) {
            return EntryJson.parsed(() -> {
                if (number == 1) {
                    LedgerHeader.check(file, json);
                    return List.of();
                }
                return LedgerLine.entries(json, extent, offset);
            });
        } catch (UnknownEntryException e) {
            throw LedgerHeader.newer(file, number, String.valueOf(e.getMessage()));
        } catch (MalformedEntryException e) {
            throw damaged(e.getMessage());
        }
    }

    /** Returns the exception for the damaged line. */
    public LedgerCorruptedException damaged(@Nullable String damage) {
        return new LedgerCorruptedException(file, number, damage);
    }

    /** Returns the offset in the file at which the line begins, or the whole lines end. */
    public long offset() {
        return offset;
    }

    private boolean findEnd() {
        int at = to;
        while (at < filled && bytes[at] != '\n') {
            at++;
        }
        to = at;
        return at < filled;
    }

    private boolean fill() throws IOException {
        long left = end - offset - (filled - from);
        if (left <= 0) {
            return false;
        }
        makeRoom();
        int read = in.read(bytes, filled, (int) Math.min(left, bytes.length - filled));
        filled += Math.max(0, read);
        return read > 0;
    }

    private void makeRoom() throws IOException {
        if (filled - from > LedgerLine.LONGEST) {
            throw new IOException("line " + number + " is longer than any line of a ledger");
        }
        if (filled - from == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        } else if (filled == bytes.length) {
            System.arraycopy(bytes, from, bytes, 0, filled - from);
            filled -= from;
            to -= from;
            from = 0;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
