package dev.imagebatch.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a stream, read forward through one small buffer. Past the end every byte is 0 and {@link #ended()} holds,
 * so that a reader of a format checks once, at its end.
 */
final class HeaderBytes {

    private final InputStream in;
    private final byte[] buffer = new byte[1024];
    private int position;
    private int limit;
    private boolean ended;

    HeaderBytes(InputStream in) {
        this.in = in;
    }

    boolean ended() {
        return ended;
    }

    int next() throws IOException {
        if (position == limit && !filled()) {
            return 0;
        }
        return buffer[position++] & 0xFF;
    }

    boolean starts(String ascii) throws IOException {
        boolean same = true;
        for (int i = 0; i < ascii.length(); i++) {
            same &= next() == ascii.charAt(i);
        }
        return same && !ended;
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

    int little24() throws IOException {
        return little16() | next() << 16;
    }

    long little32() throws IOException {
        return little16() | (long) little16() << 16;
    }

    void skip(long count) throws IOException {
        long left = count;
        while (left > 0 && (position < limit || filled())) {
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    private boolean filled() throws IOException {
        if (ended) {
            return false;
        }
        position = 0;
        limit = Math.max(0, in.read(buffer));
        ended = limit == 0;
        return !ended;
    }
}
