package dev.imagebatch.bedrock;

import dev.imagebatch.aws.HttpLimits;
import dev.imagebatch.aws.JdkHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client that reports the progress of each request to the exchange of the current thread. Thread-safe. */
final class TrackedHttpClient implements SdkHttpClient {

    /**
     * The maximum size of a response in bytes, which exceeds the service's own limit and fits into common heap sizes.
     */
    private static final long MAX_ANSWER = 32L * 1024 * 1024;

    /** A duration that disables the timeout of this client, because the SDK enforces the timeout of each call. */
    private static final Duration NO_TIMEOUT = Duration.ofDays(1);

    private final SdkHttpClient client = new JdkHttpClient(new HttpLimits(NO_TIMEOUT, MAX_ANSWER, MAX_ANSWER));
    private final ThreadLocal<@Nullable BedrockExchange> current = new ThreadLocal<>();

    /** Begins an exchange to which the requests of this thread belong. */
    void begin(BedrockExchange exchange) {
        current.set(exchange);
    }

    /** Ends the exchange of this thread. */
    void end() {
        current.remove();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        BedrockExchange exchange = Objects.requireNonNullElseGet(current.get(), BedrockExchange::new);
        ExecutableHttpRequest prepared = client.prepareRequest(tracked(request, exchange));
        return new TrackedRequest(prepared, exchange);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private static HttpExecuteRequest tracked(HttpExecuteRequest request, BedrockExchange exchange) {
        HttpExecuteRequest.Builder tracked = HttpExecuteRequest.builder().request(request.httpRequest());
        request.contentStreamProvider()
                .ifPresent(content -> tracked.contentStreamProvider(() -> opened(content, exchange)));
        return tracked.build();
    }

    /**
     * Opens the body, which happens after the connection is established. From then on, the service may have the
     * request.
     */
    private static InputStream opened(ContentStreamProvider content, BedrockExchange exchange) {
        try {
            exchange.sent();
            return content.newStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record TrackedRequest(ExecutableHttpRequest request, BedrockExchange exchange)
            implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            exchange.connecting(request::abort);
            return request.call();
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}
