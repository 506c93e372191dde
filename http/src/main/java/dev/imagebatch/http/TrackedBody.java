package dev.imagebatch.http;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * The body of a request of the JDK's HTTP client, which reads it only once the connection and its encryption are
 * established: until then nothing of the request has been sent. Thread-safe.
 *
 * @since 0.1
 */
public final class TrackedBody implements HttpRequest.BodyPublisher {

    private final HttpRequest.BodyPublisher body;
    private volatile boolean sent;

    private TrackedBody(HttpRequest.BodyPublisher body) {
        this.body = body;
    }

    /** Returns a body of bytes, which are not copied. */
    public static TrackedBody of(byte[] bytes) {
        return new TrackedBody(HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    /** Returns true if a part of the request may have left this machine. */
    public boolean isSent() {
        return sent;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        sent = true;
        body.subscribe(subscriber);
    }
}
