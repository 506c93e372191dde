package dev.imagebatch.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A reader of lines that holds only the current one, as bytes.
 *
 * <p>Lines end with LF or CRLF. A line longer than the limit is skipped without being held.
 */
final class SourceLineReader implements Closeable {

    static final int LIMIT = 4 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final int[] UTF8_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final Utf8 utf8 = new Utf8();
    private byte[] buffer = new byte[CHUNK];
    private int filled;
    private int position;
    private int start;
    private int end;
    private long number;
    private boolean tooLong;
    private boolean nul;
    private boolean ascii;
    private boolean utf16;
    private boolean stopped;

    private SourceLineReader(InputStream in) {
        this.in = in;
    }

    static SourceLineReader open(InputStream in) throws IOException {
        SourceLineReader lines = new SourceLineReader(in);
        lines.skipByteOrderMark();
        return lines;
    }

    /** Moves to the next line; returns false at the end of the file. */
    boolean next() throws IOException {
        start = position;
        end = position;
        tooLong = false;
        nul = false;
        ascii = true;
        if (stopped || !findEnd()) {
            return false;
        }
        number++;
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        return true;
    }

    /** Moves to the next line that is not blank; returns false at the end of the file. */
    boolean nextFilled() throws IOException {
        while (next()) {
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Ends the reading, since the rest of the file cannot be split into entries. */
    void stop() {
        stopped = true;
    }

    /** Returns the number of the current line, from 1. */
    long number() {
        return number;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** Returns the current line as text; bytes that are not UTF-8 are replaced. */
    String text() {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    /** Returns whether the current line is valid text. */
    boolean isSound() {
        return !utf16 && !tooLong && !nul && isUtf8();
    }

    /** Returns the reason why the file is not a specification file, if its first line shows it. */
    Optional<String> refusal() {
        if (utf16) {
            return Optional.of("is a text file in UTF-16; save it as UTF-8");
        }
        return nul || !isUtf8()
                ? Optional.of("is not a text file in UTF-8; if it is text, save it as UTF-8")
                : Optional.empty();
    }

    /** Returns the reason why the current line is not valid text. */
    String fault() {
        if (tooLong) {
            return "the line is longer than the maximum of 4 MiB; it was skipped";
        }
        return nul ? "contains a NUL byte and is not text" : "is not valid UTF-8; save the file as UTF-8";
    }

    boolean isTooLong() {
        return tooLong;
    }

    private boolean isUtf8() {
        return ascii || tooLong || utf8.isValid(buffer, start, end - start);
    }

    private boolean isBlank() {
        if (tooLong) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean findEnd() throws IOException {
        int at = start;
        while (true) {
            at = scan(at);
            int length = at - start;
            if (length > LIMIT) {
                tooLong = true;
                skipFrom(at);
                return true;
            }
            boolean last = at == filled && !fill();
            at = start + length;
            if (last || (at < filled && buffer[at] == '\n')) {
                end = at;
                position = last ? at : at + 1;
                return !last || length > 0;
            }
        }
    }

    /** Returns the index of the next line feed, or the end of the filled part of the buffer. */
    private int scan(int from) {
        int at = from;
        while (at < filled) {
            byte b = buffer[at];
            if (b <= '\n') {
                if (b == '\n') {
                    return at;
                }
                ascii &= b >= 0;
                nul |= b == 0;
            }
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LIMIT + CHUNK));
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }

    private void skipFrom(int from) throws IOException {
        int at = from;
        while (at == filled) {
            start = 0;
            filled = 0;
            if (!fill()) {
                break;
            }
            at = scan(0);
        }
        start = at;
        end = at;
        position = Math.min(at + 1, filled);
    }

    private void skipByteOrderMark() throws IOException {
        while (filled < 2 * UTF8_MARK.length) {
            if (!fill()) {
                break;
            }
        }
        utf16 = isAt(0, 0xFE, 0xFF) || isAt(0, 0xFF, 0xFE);
        // Programs that do not know the mark write a second one in front of it.
        while (position < 2 * UTF8_MARK.length && isAt(position, UTF8_MARK)) {
            position += UTF8_MARK.length;
        }
    }

    private boolean isAt(int from, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (from + i >= filled || (buffer[from + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
