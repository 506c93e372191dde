package dev.imagebatch.provenance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a stream, read forward through one buffer. Whatever needs more bytes than there are ends in an EOFException. */
final class ForwardReader {

    private final InputStream in;
    private final long length;
    private final byte[] buffer = new byte[16 * 1024];
    private int next;
    private int limit;
    private long filled;

    ForwardReader(InputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    /** How many bytes were read so far. */
    long position() {
        return filled - (limit - next);
    }

    int next() throws IOException {
        if (next == limit) {
            fill();
        }
        return buffer[next++] & 0xFF;
    }

    int big16() throws IOException {
        return next() << 8 | next();
    }

    long big32() throws IOException {
        return (long) big16() << 16 | big16();
    }

    int little16() throws IOException {
        return next() | next() << 8;
    }

    long little32() throws IOException {
        return little16() | (long) little16() << 16;
    }

    boolean starts(String latin1) throws IOException {
        boolean same = true;
        for (int i = 0; i < latin1.length(); i++) {
            same &= next() == latin1.charAt(i);
        }
        return same;
    }

    /** The four characters that name a chunk. */
    String name() throws IOException {
        StringBuilder name = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            name.append((char) next());
        }
        return name.toString();
    }

    /** The next bytes; memory grows with what is there, not with what is asked for. */
    byte[] take(long count) throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        long left = count;
        while (left > 0) {
            int step = step(left);
            taken.write(buffer, next, step);
            next += step;
            left -= step;
        }
        return taken.toByteArray();
    }

    /** Goes on to a position that was not passed yet. */
    void moveTo(long position) throws IOException {
        if (position > length) {
            throw new EOFException("the image ends after " + length + " bytes");
        }
        long buffered = Math.min(position - position(), limit - next);
        next += (int) buffered;
        long left = position - position();
        if (left > 0) {
            in.skipNBytes(left);
            filled += left;
        }
    }

    private int step(long wanted) throws IOException {
        if (next == limit) {
            fill();
        }
        return (int) Math.min(wanted, limit - next);
    }

    private void fill() throws IOException {
        int count = in.read(buffer);
        if (count <= 0) {
            throw new EOFException("the image ends after " + filled + " bytes");
        }
        next = 0;
        limit = count;
        filled += count;
    }
}
