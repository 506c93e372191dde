package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An answer of a stand-in: status, headers, and a body in memory or written while it is sent.
 *
 * <p>Thread-safe if its body is.
 *
 * @since 0.1
 */
public final class FakeAnswer {

    /** The length is unknown before the body is written. */
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

    /** A body that can be written more than once. */
    @FunctionalInterface
    public interface Body {

        /**
         * Writes all bytes.
         *
         * @throws IOException if the connection fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Returns an answer of JSON. */
    public static FakeAnswer json(int status, JsonNode body) {
        return of(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns an answer of bytes. */
    public static FakeAnswer of(int status, String contentType, byte[] body) {
        return new FakeAnswer(status, Map.of("Content-Type", contentType), out -> out.write(body), body.length);
    }

    /** Returns an answer that is sent in chunks while it is written. */
    public static FakeAnswer streamed(int status, String contentType, Body body) {
        return new FakeAnswer(status, Map.of("Content-Type", contentType), body, UNKNOWN_LENGTH);
    }

    /** Returns the same answer with one more header. */
    public FakeAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new FakeAnswer(status, more, body, length);
    }

    /** Returns the same answer with another status. */
    public FakeAnswer withStatus(int other) {
        return new FakeAnswer(other, headers, body, length);
    }

    /** Returns the same answer in gzip, as gateways send it whether or not it was asked for. */
    public FakeAnswer packed() {
        Body zipped = out -> {
            GZIPOutputStream zip = new GZIPOutputStream(out);
            body.writeTo(zip);
            zip.finish();
        };
        return new FakeAnswer(status, headers, zipped, UNKNOWN_LENGTH).withHeader("Content-Encoding", "gzip");
    }

    /** Returns the status, such as 200. */
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

    /** Returns the length of the body in bytes, determined by writing it if necessary. */
    long measured() throws IOException {
        if (length != UNKNOWN_LENGTH) {
            return length;
        }
        LimitedStream counter = new LimitedStream(OutputStream.nullOutputStream(), Long.MAX_VALUE);
        body.writeTo(counter);
        return counter.written();
    }

    /** Returns the same answer, ended properly after half of its body. */
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
