package dev.imagebatch.aws;

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
 * The JDK's HTTP client as the HTTP client of Amazon's SDK. An interrupt, a timeout or an abort closes the connection at
 * once, at any moment of a request or an answer.
 *
 * <p>Never repeats a request that changes something. Thread-safe.
 *
 * @since 0.1
 */
public final class JdkHttpClient implements SdkHttpClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Headers that the JDK's client sets itself. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .proxy(ProxySelector.getDefault())
            .build();
    private final HttpLimits limits;

    /** Creates a client. */
    public JdkHttpClient(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        long length = request.httpRequest()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
        RequestContent content = new RequestContent(request.contentStreamProvider(), length);
        HttpRequest http = request(request.httpRequest(), content);
        return new JdkHttpRequest(client, http, content, limits);
    }

    @Override
    public String clientName() {
        return "JdkHttp";
    }

    @Override
    public void close() {
        // the JDK closes idle connections once the client is unreachable
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

    /** The JDK's own message quotes the value, which may be a key. */
    private static void set(HttpRequest.Builder request, String name, String value) {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            throw SdkClientException.create("the header " + name + " holds characters that cannot be sent");
        }
    }
}
