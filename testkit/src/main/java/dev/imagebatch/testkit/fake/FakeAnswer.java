package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stand-in's answer: status, headers, and a body that is in memory or written while it is sent.
 *
 * <p>Immutable and thread-safe as far as its body is.
 *
 * @since 0.1
 */
public final class FakeAnswer {

    /** Unknown before it was written. */
    static final long UNKNOWN_LENGTH = -1;

    private final int status;
    private final Map<String, String> headers;
    private final Body body;
    private final long length;

    private FakeAnswer(int status, Map<String, String> headers, Body body, long length) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.length = length;
    }

    /** Writes a body; may be asked to more than once. */
    @FunctionalInterface
    public interface Body {

        /**
         * Writes all bytes.
         *
         * @throws IOException if the client does not take them
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** An answer of JSON. */
    public static FakeAnswer json(int status, JsonNode body) {
        return of(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An answer of bytes that are in memory. */
    public static FakeAnswer of(int status, String contentType, byte[] body) {
        return new FakeAnswer(status, Map.of("Content-Type", contentType), out -> out.write(body), body.length);
    }

    /** An answer that is written while it is sent, in chunks. */
    public static FakeAnswer streamed(int status, String contentType, Body body) {
        return new FakeAnswer(status, Map.of("Content-Type", contentType), body, UNKNOWN_LENGTH);
    }

    /** The same answer with one more header. */
    public FakeAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new FakeAnswer(status, more, body, length);
    }

    /** The status, such as 200. */
    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Body body() {
        return body;
    }

    long length() {
        return length;
    }

    /** How many bytes the body has, found out by writing it if need be. */
    long measured() throws IOException {
        if (length != UNKNOWN_LENGTH) {
            return length;
        }
        LimitedStream counter = new LimitedStream(OutputStream.nullOutputStream(), Long.MAX_VALUE);
        body.writeTo(counter);
        return counter.written();
    }

    /** The same answer, of which only the first half comes although it ends properly. */
    FakeAnswer truncated() throws IOException {
        long half = measured() / 2;
        Body cut = out -> {
            try {
                body.writeTo(new LimitedStream(out, half));
            } catch (LimitedStream.LimitReachedException e) {
                out.flush();
            }
        };
        return new FakeAnswer(status, headers, cut, half);
    }
}
