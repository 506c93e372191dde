package dev.imagebatch.ledger.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/**
 * The part of a growing file that was read last. Reading one place after the other, as a batch does for its items, is mostly
 * served from it; reading at random places reads little. Not thread-safe.
 */
final class ReadWindow {

    private static final int SMALL = 4 * 1024;
    private static final int LARGE = 64 * 1024;

    private final RandomAccessFile file;
    private byte[] bytes = new byte[LARGE];
    private long start;
    private int length;

    ReadWindow(RandomAccessFile file) {
        this.file = file;
    }

    /** Returns a copy of the bytes from an offset to the end of its line, or of the file. */
    byte[] line(long offset) throws IOException {
        if (offset < start || offset >= start + length) {
            begin(offset);
        }
        int from = (int) (offset - start);
        int to = endOfLine(from);
        if (to == length && from > 0) {
            begin(offset);
            from = 0;
            to = endOfLine(0);
        }
        while (to == length && fill(LARGE)) {
            to = endOfLine(to);
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    private void begin(long offset) throws IOException {
        boolean isNear = Math.abs(offset - start) <= 2 * LARGE;
        start = offset;
        length = 0;
        bytes = bytes.length > LARGE ? new byte[LARGE] : bytes;
        fill(isNear ? LARGE : SMALL);
    }

    /** Reads more bytes after those in the window; returns false at the end of the file. */
    private boolean fill(int more) throws IOException {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, bytes.length + length + more);
        }
        file.seek(start + length);
        int read = file.read(bytes, length, more);
        length += Math.max(0, read);
        return read > 0;
    }

    private int endOfLine(int from) {
        byte[] read = bytes;
        int at = from;
        while (at < length && read[at] != '\n') {
            at++;
        }
        return at;
    }
}
