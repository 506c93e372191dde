package dev.imagebatch.image.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A forward reader of a stream through one buffer. Each method that needs more bytes than there are throws
 * {@link TruncatedImageException}. Not thread-safe; does not close the stream.
 */
public final class ByteReader {

    private static final int LARGE_BUFFER = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer;
    private int next;
    private int limit;
    private long filled;

    /** Creates a reader with a buffer for whole files. */
    public ByteReader(InputStream in) {
        this(in, LARGE_BUFFER);
    }

    /** Creates a reader that reads at most {@code bufferSize} bytes ahead. */
    public ByteReader(InputStream in, int bufferSize) {
        this.in = in;
        this.buffer = new byte[bufferSize];
    }

    /** Returns the number of bytes read so far. */
    public long position() {
        return filled - (limit - next);
    }

    /** Returns the next byte, from 0 to 255. */
    public int next() throws IOException {
        int value = peek();
        next++;
        return value;
    }

    /** Returns the next byte, from 0 to 255, without reading it. */
    public int peek() throws IOException {
        if (next == limit) {
            fill();
        }
        return buffer[next] & 0xFF;
    }

    /** Reads an unsigned big-endian number of two bytes. */
    public int big16() throws IOException {
        return next() << 8 | next();
    }

    /** Reads an unsigned big-endian number of four bytes. */
    public long big32() throws IOException {
        return (long) big16() << 16 | big16();
    }

    /** Reads an unsigned little-endian number of two bytes. */
    public int little16() throws IOException {
        return next() | next() << 8;
    }

    /** Reads an unsigned little-endian number of three bytes. */
    public int little24() throws IOException {
        return little16() | next() << 16;
    }

    /** Reads an unsigned little-endian number of four bytes. */
    public long little32() throws IOException {
        return little16() | (long) little16() << 16;
    }

    /** Reads as many bytes as a text has characters; returns whether they are the text in Latin-1. */
    public boolean starts(String latin1) throws IOException {
        boolean same = true;
        for (int i = 0; i < latin1.length(); i++) {
            same &= next() == latin1.charAt(i);
        }
        return same;
    }

    /** Reads the four characters that name a chunk. */
    public String name() throws IOException {
        return "" + (char) next() + (char) next() + (char) next() + (char) next();
    }

    /** Reads bytes; memory grows with the bytes there are, not with {@code count}. */
    public byte[] take(long count) throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        copy(count, taken);
        return taken.toByteArray();
    }

    /** Copies the next bytes to a stream. */
    public void copy(long count, OutputStream out) throws IOException {
        for (long left = count; left > 0; ) {
            peek();
            int step = (int) Math.min(left, limit - next);
            out.write(buffer, next, step);
            next += step;
            left -= step;
        }
    }

    /** Skips to a position that lies ahead; the byte before it has to exist. */
    public void skipTo(long position) throws IOException {
        while (position() < position) {
            if (next < limit) {
                next += (int) Math.min(limit - next, position - position());
            } else {
                // The last byte is read, since files can be skipped beyond their end.
                long skipped = in.skip(position - filled - 1);
                filled += skipped;
                if (skipped == 0) {
                    fill();
                }
            }
        }
    }

    private void fill() throws IOException {
        int count = in.read(buffer);
        if (count <= 0) {
            throw new TruncatedImageException(filled);
        }
        next = 0;
        limit = count;
        filled += count;
    }
}
