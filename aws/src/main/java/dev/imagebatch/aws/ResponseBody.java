package dev.imagebatch.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream whose reads time out.
 *
 * <p>Holds at most one part in memory. Read by one thread; {@link #close()} may be called by another and ends a read.
 */
final class ResponseBody extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {

    private final Duration patience;
    private final long most;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private Part current = new Part(List.of(), null, false);
    private long count;

    /**
     * A part of the body.
     *
     * @param buffers bytes
     * @param failure the reason for which the body ends early
     * @param end whether this is the last part
     */
    private record Part(List<ByteBuffer> buffers, @Nullable Throwable failure, boolean end) {

        @Nullable ByteBuffer next() {
            for (ByteBuffer buffer : buffers) {
                if (buffer.hasRemaining()) {
                    return buffer;
                }
            }
            return null;
        }
    }

    ResponseBody(Duration patience, long most) {
        this.patience = patience;
        this.most = most;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        parts.add(new Part(buffers, null, false));
    }

    @Override
    public void onError(Throwable failure) {
        parts.add(new Part(List.of(), failure, true));
    }

    @Override
    public void onComplete() {
        parts.add(new Part(List.of(), null, true));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = current.next();
        while (buffer == null) {
            if (current.end()) {
                return end();
            }
            current = await();
            buffer = current.next();
            askForMoreIfRead();
        }
        int taken = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, taken);
        refuseEndless(taken);
        askForMoreIfRead();
        return taken;
    }

    @Override
    public void close() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        parts.add(new Part(List.of(), new IOException("the connection was cut off"), true));
    }

    private int end() throws IOException {
        Throwable failure = current.failure();
        if (failure != null) {
            throw new IOException("the answer broke off", failure);
        }
        return -1;
    }

    private void askForMoreIfRead() {
        Flow.Subscription open = subscription;
        if (current.next() == null && open != null) {
            open.request(1);
        }
    }

    private void refuseEndless(int taken) throws IOException {
        count += taken;
        if (count > most) {
            close();
            throw new IOException("the answer is longer than " + most + " bytes");
        }
    }

    private Part await() throws IOException {
        try {
            Part part = parts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (part != null) {
                return part;
            }
            close();
            throw new HttpTimeoutException("the answer stopped for " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the answer was read");
        }
    }
}
