package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ConnectionFailure;
import dev.imagebatch.http.NoJsonException;
import dev.imagebatch.http.ProxyRoute;
import dev.imagebatch.http.TrackedBody;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request and its answer, up to the last byte; ended early by the time limit or a cancellation. */
final class GeminiExchange {

    private static final int MOST_AFTER_THE_ANSWER = 16 * 1024;

    /** The client tells the status of a proxy's refusal only in words. */
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

    private final HttpRequest request;
    private final TrackedBody sent;
    private @Nullable CompletableFuture<HttpResponse<InputStream>> response;
    private volatile @Nullable String endedBecause;

    /** A reader of an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(HttpResponse<InputStream> answer) throws IOException, ProviderException;
    }

    /**
     * Creates an exchange of one request.
     *
     * @param request the request
     * @param sent the body of the request
     */
    GeminiExchange(HttpRequest request, TrackedBody sent) {
        this.request = request;
        this.sent = sent;
    }

    /** Sends the request and reads its answer with the reader. */
    <T> T make(HttpClient client, GenerationCall call, Reader<T> reader) throws ProviderException {
        call.onCancel(() -> end("the call was cancelled"));
        CompletableFuture<HttpResponse<InputStream>> sending = send(client);
        CompletableFuture<Void> alarm = alarm(call.timeout());
        try {
            return read(await(sending), reader);
        } catch (IOException e) {
            throw brokenOff(e);
        } finally {
            alarm.cancel(false);
        }
    }

    private <T> T read(HttpResponse<InputStream> answer, Reader<T> reader) throws IOException, ProviderException {
        if (!sent.isSent()) {
            throw unreachable(proxy() + " answered " + answer.statusCode(), null);
        }
        try (InputStream body = answer.body()) {
            T result = reader.read(answer);
            drain(body);
            return result;
        } catch (NoJsonException e) {
            if (UnpackedBody.isUnknown(answer.headers())) {
                throw new IOException("the answer is in an encoding that was not asked for", e);
            }
            throw e;
        }
    }

    private synchronized CompletableFuture<HttpResponse<InputStream>> send(HttpClient client) throws ProviderException {
        if (endedBecause != null) {
            throw ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, endedBecause + " before it was sent")
                    .charged(Charged.NO)
                    .build();
        }
        response = client.sendAsync(request, UnpackedBody.handler());
        return response;
    }

    /**
     * Starts a timer over the whole exchange, since the request's own timeout covers the headers but not the slow body.
     */
    private CompletableFuture<Void> alarm(Duration timeout) {
        CompletableFuture<Void> alarm =
                new CompletableFuture<Void>().completeOnTimeout(null, timeout.toNanos(), TimeUnit.NANOSECONDS);
        alarm.thenRunAsync(() -> end("no whole answer came within " + seconds(timeout)));
        return alarm;
    }

    private void end(String why) {
        CompletableFuture<HttpResponse<InputStream>> running;
        synchronized (this) {
            if (endedBecause == null) {
                endedBecause = why;
            }
            running = response;
        }
        if (running != null && !running.cancel(true)) {
            running.thenAccept(answer -> close(answer.body()));
        }
    }

    private HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> sent)
            throws ProviderException {
        try {
            return sent.get();
        } catch (CancellationException e) {
            throw brokenOff(new IOException(e));
        } catch (ExecutionException e) {
            throw notAnswered(e.getCause());
        } catch (InterruptedException e) {
            end("the call was interrupted");
            Thread.currentThread().interrupt();
            throw brokenOff(new IOException(e));
        }
    }

    private ProviderException notAnswered(@Nullable Throwable cause) {
        if (sent.isSent() && !ConnectionFailure.isWithinHandshake(cause) || endedBecause != null) {
            return brokenOff(new IOException(cause));
        }
        Matcher refused = TUNNEL.matcher(cause == null ? "" : String.valueOf(cause.getMessage()));
        String reason = refused.find()
                ? proxy() + " answered " + refused.group(1)
                : ConnectionFailure.of(cause)
                        .map(ConnectionFailure::toString)
                        .orElse("the connection broke before the request was sent");
        return unreachable(reason, cause);
    }

    private String proxy() {
        return ProxyRoute.of(request.uri()).orElse("a proxy");
    }

    private static ProviderException unreachable(String reason, @Nullable Throwable cause) {
        return ProviderException.builder(FailureKind.UNREACHABLE, "no connection: " + reason)
                .cause(cause)
                .build();
    }

    /** Returns the failure for a broken exchange, without the parser's message, which may quote the answer. */
    private ProviderException brokenOff(IOException cause) {
        if (cause instanceof NoJsonException && endedBecause == null) {
            return ProviderException.of(FailureKind.EMPTY_ANSWER, String.valueOf(cause.getMessage()));
        }
        boolean parser = cause instanceof JsonProcessingException;
        String what = parser ? unread(cause) : "the answer was not received whole";
        return ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, endedBecause == null ? what : endedBecause)
                .charged(sent.isSent() ? Charged.UNKNOWN : Charged.NO)
                .cause(parser ? null : cause)
                .build();
    }

    private static String unread(IOException cause) {
        return cause instanceof StreamConstraintsException
                ? "the answer is larger or deeper than any of the service"
                : "the answer ended early or is no JSON";
    }

    /** Reads the last bytes so that the connection can be reused; gives up if more follows. */
    private static void drain(InputStream body) {
        try {
            body.readNBytes(MOST_AFTER_THE_ANSWER);
        } catch (IOException e) {
            close(body);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            return;
        }
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() / 1000.0 + " s";
    }
}
