package dev.imagebatch.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** One request and its answer; {@link #abort()} closes the connection. */
final class JdkHttpRequest implements ExecutableHttpRequest {

    /** The client tells the status of a proxy's refusal only in words. */
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

    private final HttpClient client;
    private final HttpRequest request;
    private final RequestContent content;
    private final HttpLimits limits;
    private @Nullable Runnable running;
    private boolean aborted;

    JdkHttpRequest(HttpClient client, HttpRequest request, RequestContent content, HttpLimits limits) {
        this.client = client;
        this.request = request;
        this.content = content;
        this.limits = limits;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        Duration timeout = limits.timeoutOf(content.length());
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response;
        try (content) {
            response = await(client.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher()), timeout);
        }
        if (response.body() == null) {
            throw refusedByProxy(String.valueOf(response.statusCode()));
        }
        ResponseBody body = new ResponseBody(timeout, limits.maxBytes(request.method(), response.statusCode()));
        response.body().subscribe(body);
        runs(body::close);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(headers(response))
                        .build())
                .responseBody(AbortableInputStream.create(body, body::close))
                .build();
    }

    @Override
    public void abort() {
        Runnable cancellation;
        synchronized (this) {
            aborted = true;
            cancellation = running;
        }
        if (cancellation != null) {
            cancellation.run();
        }
    }

    private void runs(Runnable cancellation) {
        boolean late;
        synchronized (this) {
            running = cancellation;
            late = aborted;
        }
        if (late) {
            cancellation.run();
        }
    }

    private <T> T await(CompletableFuture<T> answer, Duration timeout) throws IOException {
        runs(() -> answer.cancel(true));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the answer");
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer within " + timeout.toSeconds() + " s");
        } catch (CancellationException e) {
            throw new IOException("the connection was cut off", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            Matcher tunnel = TUNNEL.matcher(String.valueOf(cause.getMessage()));
            if (tunnel.find()) {
                throw refusedByProxy(tunnel.group(1));
            }
            throw cause instanceof IOException failure ? failure : new IOException(cause.toString(), cause);
        }
    }

    /** A proxy that makes no connection has passed nothing on. */
    private ConnectException refusedByProxy(String status) {
        String name = client.proxy().stream()
                .flatMap(proxies -> proxies.select(request.uri()).stream())
                .map(Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .map(proxy -> "the proxy " + proxy.getHostString() + ":" + proxy.getPort())
                .findFirst()
                .orElse("a proxy");
        return new ConnectException(name + " answered " + status);
    }

    /** The SDK fails on a negative wait, which would hide the answer. */
    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.entrySet()
                .removeIf(header -> header.getKey().toLowerCase(Locale.ROOT).contains("retry-after")
                        && header.getValue().stream()
                                .anyMatch(value -> value.strip().startsWith("-")));
        return headers;
    }
}
