package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a file line by line up to a given length, in one buffer that the caller looks into. Not thread-safe. */
public final class LedgerLineReader implements Closeable {

    private static final int FIRST_SIZE = 64 * 1024;

    private final InputStream in;
    private final long end;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int from;
    private int to;
    private int filled;
    private long offset;
    private long number;
    private boolean terminated = true;

    /** The first {@code end} bytes of a file. */
    public LedgerLineReader(Path file, long end) throws IOException {
        this.in = new FileInputStream(file.toFile());
        this.end = end;
    }

    /** Goes on to the next line; false behind the last one. */
    public boolean next() throws IOException {
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

    /** The buffer that holds the line, good until the next one is asked for. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the line begins in the buffer. */
    public int from() {
        return from;
    }

    /** Where the line ends in the buffer, before its line feed. */
    public int to() {
        return to;
    }

    /** A parser of the line. */
    public JsonParser parser() throws IOException {
        return LedgerFormat.JSON.createParser(bytes, from, to - from);
    }

    /** Where the line begins in the file. */
    public long offset() {
        return offset;
    }

    /** The line's number, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line has its line feed. */
    public boolean isTerminated() {
        return terminated;
    }

    /** Whether nothing follows the line. */
    public boolean isLast() {
        return offset + (to - from) + 1 >= end;
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
