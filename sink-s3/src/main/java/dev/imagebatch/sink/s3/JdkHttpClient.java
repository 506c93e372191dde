package dev.imagebatch.sink.s3;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The SDK's requests over the JDK's HTTP client: nothing to bring along, the caller waits without holding on to its
 * carrier, and an interrupt or a timeout closes the connection at once.
 *
 * <p>Never repeats a request that changes something. Thread-safe.
 */
final class JdkHttpClient implements SdkHttpClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** A slow line's bytes in a second: what a request may take in all grows with its length. */
    private static final long SLOW_LINE = 100_000;

    /** The JDK's client sets these itself. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .proxy(ProxySelector.getDefault())
            .build();
    private final Duration timeout;

    JdkHttpClient(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        long length = request.httpRequest()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
        RequestContent content = new RequestContent(request.contentStreamProvider(), length);
        HttpRequest http = request(request.httpRequest(), content);
        return new JdkHttpExchange(client, http, content, timeout.plusSeconds(length / SLOW_LINE));
    }

    @Override
    public String clientName() {
        return "JdkHttp";
    }

    @Override
    public void close() {
        // idle connections end with the client's last reference
    }

    private static HttpRequest request(SdkHttpRequest http, RequestContent content) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(http.getUri()).method(http.method().name(), content.publisher());
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
}
