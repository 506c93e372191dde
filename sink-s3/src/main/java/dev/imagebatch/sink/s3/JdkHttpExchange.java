package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** One request on its way, and its answer; {@link #abort()} closes its connection. */
final class JdkHttpExchange implements ExecutableHttpRequest {

    /** Answers other than objects are read whole. */
    private static final long MOST_OF_AN_ANSWER = 1024 * 1024;

    private final HttpClient client;
    private final HttpRequest request;
    private final RequestContent content;
    private final Duration timeout;
    private volatile @Nullable CompletableFuture<?> pending;

    JdkHttpExchange(HttpClient client, HttpRequest request, RequestContent content, Duration timeout) {
        this.client = client;
        this.request = request;
        this.content = content;
        this.timeout = timeout;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response;
        try (content) {
            response = await(client.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher()));
        }
        ResponseBody body = new ResponseBody(timeout, mostBytes(response.statusCode()));
        response.body().subscribe(body);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .build())
                .responseBody(AbortableInputStream.create(body, body::close))
                .build();
    }

    @Override
    public void abort() {
        CompletableFuture<?> answer = pending;
        if (answer != null) {
            answer.cancel(true);
        }
    }

    private long mostBytes(int status) {
        return request.method().equals("GET") && status < 300 ? Long.MAX_VALUE : MOST_OF_AN_ANSWER;
    }

    private <T> T await(CompletableFuture<T> answer) throws IOException {
        pending = answer;
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the answer was awaited");
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer within " + timeout.toSeconds() + " s");
        } catch (CancellationException e) {
            throw new IOException("the connection was cut off", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof IOException trouble ? trouble : new IOException(cause.toString(), cause);
        }
    }
}
