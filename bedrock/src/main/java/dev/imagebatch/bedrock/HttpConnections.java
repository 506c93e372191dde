package dev.imagebatch.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The SDK's requests over the JDK's HTTP client, which can be cut off at any moment: also between the first byte of an
 * answer and its last, where {@code HttpURLConnection} waits.
 *
 * <p>Never repeats a request. Thread-safe.
 */
final class HttpConnections implements SdkHttpClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** The JDK's client sets these itself. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .proxy(ProxySelector.getDefault())
            .build();
    private final ThreadLocal<@Nullable BedrockExchange> current = new ThreadLocal<>();

    /** Requests that this thread makes from now on belong to an exchange. */
    void begin(BedrockExchange exchange) {
        current.set(exchange);
    }

    /** This thread's exchange is over. */
    void end() {
        current.remove();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        BedrockExchange exchange = Objects.requireNonNullElseGet(current.get(), BedrockExchange::new);
        return new HttpExchangeRequest(client, request(request, exchange), exchange);
    }

    @Override
    public String clientName() {
        return "JdkHttp";
    }

    @Override
    public void close() {
        // idle connections end with the client's last reference
    }

    private static HttpRequest request(HttpExecuteRequest execute, BedrockExchange exchange) {
        SdkHttpRequest http = execute.httpRequest();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(http.getUri()).method(http.method().name(), body(execute, exchange));
        http.forEachHeader((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> set(request, name, value));
            }
        });
        return request.build();
    }

    /** The JDK's own complaint would quote the value, which may be a key. */
    private static void set(HttpRequest.Builder request, String name, String value) {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            throw SdkClientException.create("the header " + name + " holds characters that cannot be sent");
        }
    }

    private static HttpRequest.BodyPublisher body(HttpExecuteRequest execute, BedrockExchange exchange) {
        if (execute.contentStreamProvider().isEmpty()) {
            return HttpRequest.BodyPublishers.noBody();
        }
        long length = execute.httpRequest()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
        HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofInputStream(
                () -> opened(execute.contentStreamProvider().get().newStream(), exchange));
        return length > 0 ? HttpRequest.BodyPublishers.fromPublisher(content, length) : content;
    }

    /** The client asks for the body when it has a connection: from here on the service may have the request. */
    private static InputStream opened(InputStream content, BedrockExchange exchange) {
        try {
            exchange.sent();
            return content;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
