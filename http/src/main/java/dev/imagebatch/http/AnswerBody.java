package dev.imagebatch.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an answer, with a buffer for bytes put back. */
final class AnswerBody extends InputStream {

    private final InputStream in;
    private final long most;
    private byte[] before = new byte[0];
    private int next;
    private long total;

    /** Limits the bytes to {@code most}. */
    AnswerBody(InputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    /** Puts bytes back in front of those not read yet. */
    void putBack(byte[] bytes) {
        int rest = before.length - next;
        byte[] joined = new byte[bytes.length + rest];
        System.arraycopy(bytes, 0, joined, 0, bytes.length);
        System.arraycopy(before, next, joined, bytes.length, rest);
        before = joined;
        next = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (next < before.length && length > 0) {
            int count = Math.min(length, before.length - next);
            System.arraycopy(before, next, bytes, offset, count);
            next += count;
            return count;
        }
        int count = in.read(bytes, offset, length);
        total += Math.max(0, count);
        if (total > most) {
            throw new StreamConstraintsException("the answer is longer than " + most + " bytes");
        }
        return count;
    }
}
