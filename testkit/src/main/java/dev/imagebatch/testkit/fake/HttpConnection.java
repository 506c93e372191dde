package dev.imagebatch.testkit.fake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One HTTP/1.1 connection: requests and answers in turn, or a reset. */
final class HttpConnection implements AutoCloseable {

    private static final int LONGEST_LINE = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        // Otherwise the end of every long answer waits 40 ms for the client's delayed acknowledgement.
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Reads the next request; empty if the client has closed the connection. */
    Optional<FakeRequest> next() throws IOException {
        String line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] words = line.split(" ", 3);
        if (words.length != 3) {
            throw new IOException("not an HTTP request line");
        }
        Map<String, String> headers = headers();
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
            out.flush();
        }
        return Optional.of(new FakeRequest(words[0], words[1], headers, body(headers)));
    }

    void send(FakeAnswer answer) throws IOException {
        begin(answer, answer.length());
        if (answer.length() == FakeAnswer.UNKNOWN_LENGTH) {
            ChunkedStream chunks = new ChunkedStream(out);
            answer.body().writeTo(chunks);
            chunks.end();
        } else {
            answer.body().writeTo(out);
        }
        out.flush();
    }

    /** Sends the first half of an answer with the full length in its head, then resets the connection. */
    void sendHalfAndReset(FakeAnswer answer) throws IOException {
        begin(answer, answer.measured());
        answer.truncated().body().writeTo(out);
        out.flush();
        reset();
    }

    /** Closes the connection with a TCP reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the client or {@link #close()} closes the connection. */
    void awaitEnd() {
        try {
            while (in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void begin(FakeAnswer answer, long length) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" Status\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append(length == FakeAnswer.UNKNOWN_LENGTH ? "Transfer-Encoding: chunked" : "Content-Length: " + length);
        out.write(ascii(head.append("\r\n\r\n").toString()));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("a header without a name");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            line();
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client ended in the middle of a body");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line without an end");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
