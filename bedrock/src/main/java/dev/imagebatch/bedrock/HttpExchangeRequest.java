package dev.imagebatch.bedrock;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** One request on its way; {@link #abort()} closes its connection. */
record HttpExchangeRequest(HttpClient client, HttpRequest request, BedrockExchange exchange)
        implements ExecutableHttpRequest {

    /** Well above the service's own limit, and well below any heap. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final long MOST_OF_A_REFUSAL = 1024 * 1024;

    private static final Pattern NEGATIVE = Pattern.compile("\\s*-\\d.*");

    @Override
    public HttpExecuteResponse call() throws IOException {
        exchange.connecting();
        CompletableFuture<HttpResponse<InputStream>> pending =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        exchange.awaits(pending);
        HttpResponse<InputStream> response = await(pending);
        InputStream body = new Limited(response.body(), response.statusCode() < 300 ? MOST_BYTES : MOST_OF_A_REFUSAL);
        exchange.reads(body);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(headers(response))
                        .build())
                .responseBody(AbortableInputStream.create(body, exchange::cutOff))
                .build();
    }

    @Override
    public void abort() {
        exchange.cutOff();
    }

    private HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> pending) throws IOException {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            exchange.cutOff();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the answer was awaited");
        } catch (CancellationException e) {
            throw new IOException("the connection was cut off", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(message(cause), cause);
        }
    }

    /** The SDK breaks down over a negative wait, which would hide the answer. */
    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.values()
                .removeIf(values -> values.stream()
                        .anyMatch(value -> NEGATIVE.matcher(value).matches()));
        return headers;
    }

    private static String message(Throwable cause) {
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    /** A body that ends with an error when it is longer than any answer. */
    private static final class Limited extends FilterInputStream {

        private final long most;
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            return counted(count, count);
        }

        private int counted(int result, int count) throws IOException {
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new IOException("the answer is longer than " + most + " bytes");
            }
            return result;
        }
    }
}
