package dev.imagebatch.testkit.fake;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that fails after a number of bytes. */
final class LimitedStream extends OutputStream {

    private final OutputStream out;
    private final long limit;
    private long written;

    /** Thrown at the limit. */
    static final class LimitReachedException extends IOException {

        private static final long serialVersionUID = 1;
    }

    LimitedStream(OutputStream out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    long written() {
        return written;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int allowed = (int) Math.min(length, limit - written);
        out.write(bytes, from, allowed);
        written += allowed;
        if (allowed < length) {
            throw new LimitReachedException();
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
