package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ConnectionFailure;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.NoJsonException;
import dev.imagebatch.http.ProxyRoute;
import dev.imagebatch.http.Refusals;
import dev.imagebatch.http.RetryAfter;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mapping of statuses, bodies and broken connections to failures. */
final class OpenAiErrors {

    private static final Pattern STOPPED_INPUT = Pattern.compile("\"moderation_stage\"\\s*:\\s*\"input\"");

    /** The client's words for a 407 of a server that is not its proxy. */
    private static final String LOGIN_WITHOUT_PROXY = "HTTP_PROXY_AUTH (407)";

    private static final Pattern CONNECT_STATUS = Pattern.compile("response code for CONNECT: (\\d{3})");

    private final BaseUrl server;
    private final TimeSource time;
    private final SecretRedactor redactor;

    OpenAiErrors(BaseUrl server, TimeSource time, SecretRedactor redactor) {
        this.server = server;
        this.time = time;
        this.redactor = redactor;
    }

    /** Returns the failure for an answer with an error status. */
    ProviderException refusal(OpenAiExchange.Refusal refusal, String prompt) {
        ErrorBody whole = ErrorBody.parse(refusal.body());
        ErrorBody body = whole.without(prompt);
        Optional<Duration> wait = RetryAfter.of(refusal.headers()::get, body.message(), time.instant());
        FailureKind kind =
                allowsNothing(refusal) ? FailureKind.OUT_OF_CREDIT : Refusals.kind(refusal.status(), body, wait);
        String told = line(whole.message(), prompt);
        ProviderException.Builder failure = Refusals.failure(
                        kind,
                        refusal.status(),
                        body,
                        "status " + refusal.status() + advice(refusal, body, kind)
                                + (told.isEmpty() ? "" : ": " + told))
                .requestId(requestId(refusal.headers().get("x-request-id")))
                .rateLimit(RateLimitHeaders.read(refusal.headers()::get, 1))
                .retryAfter(waitOf(kind, wait));
        if (kind == FailureKind.CONTENT_REJECTED
                && STOPPED_INPUT.matcher(refusal.body()).find()) {
            failure.charged(Charged.NO);
        }
        return failure.build();
    }

    /** Returns the failure for an answer with a success status and an error in its body. */
    ProviderException friendlyError(ErrorBody whole, String prompt) {
        ErrorBody body = whole.without(prompt);
        Optional<Duration> wait = RetryAfter.of(name -> null, body.message(), time.instant());
        FailureKind kind = Refusals.kindWithinSuccess(body, wait);
        return Refusals.failure(
                        kind,
                        Refusals.statusWithinSuccess(body),
                        body,
                        "the answer is an error: " + line(whole.message(), prompt))
                .retryAfter(waitOf(kind, wait))
                .build();
    }

    private static @Nullable Duration waitOf(FailureKind kind, Optional<Duration> wait) {
        return switch (kind) {
            case RATE_LIMITED, TRANSIENT, DAILY_QUOTA -> wait.orElse(null);
            default -> null;
        };
    }

    private static boolean allowsNothing(OpenAiExchange.Refusal refusal) {
        return refusal.status() == 429 && RateLimitHeaders.allowNothing(refusal.headers()::get);
    }

    /** Returns the failure for an exception that prevented a whole answer. */
    ProviderException failure(IOException cause, OpenAiExchange exchange, String prompt, Duration timeout) {
        if (cause instanceof OpenAiTransport.RefusedException
                && exchange.refusal().isPresent()) {
            return refusal(exchange.refusal().get(), prompt);
        }
        return cause instanceof OpenAiTransport.UnsentException ? unsent(cause) : broken(cause, exchange, timeout);
    }

    /** Returns the failure for a broken connection or an incomplete answer. */
    ProviderException broken(IOException cause, OpenAiExchange exchange, Duration timeout) {
        if (exchange.isCancelled()) {
            return ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, "the call was cancelled")
                    .charged(exchange.isSent() ? Charged.UNKNOWN : Charged.NO)
                    .cause(cause)
                    .build();
        }
        if (!exchange.isSent() || String.valueOf(cause.getMessage()).contains(LOGIN_WITHOUT_PROXY)) {
            return ProviderException.builder(FailureKind.UNREACHABLE, server + " cannot be reached: " + reason(cause))
                    .cause(cause)
                    .build();
        }
        if (cause instanceof StreamConstraintsException) {
            return unknown("the answer is larger or deeper than any of the service", null);
        }
        if (cause instanceof NoJsonException) {
            return ProviderException.of(FailureKind.EMPTY_ANSWER, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof JsonProcessingException) {
            return unknown("the answer is not whole, or no JSON", null);
        }
        if (cause instanceof InterruptedIOException && !"interrupted".equals(cause.getMessage())) {
            return unknown("no whole answer within " + timeout.toMillis() / 1000.0 + " s", cause);
        }
        return unknown("the connection broke before the whole answer came", cause);
    }

    private String reason(IOException cause) {
        Optional<String> proxy = ProxyRoute.of(server.uri()).flatMap(name -> proxyRefusal(name, cause));
        if (String.valueOf(cause.getMessage()).contains(LOGIN_WITHOUT_PROXY)) {
            return "a proxy before it answered 407, it wants a login";
        }
        return proxy.or(() -> ConnectionFailure.of(cause).map(ConnectionFailure::toString))
                .orElse("the connection broke before the request was sent");
    }

    /** The client tells the status of a proxy's refusal only in words. */
    private static Optional<String> proxyRefusal(String proxy, IOException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.equals("Failed to authenticate with proxy")) {
            return Optional.of(proxy + " answered 407, it wants a login");
        }
        Matcher status = CONNECT_STATUS.matcher(message);
        return status.find() ? Optional.of(proxy + " answered " + status.group(1)) : Optional.empty();
    }

    /** Returns a safe form of an id from the server: a hostile server could put the key into it. */
    @Nullable String requestId(@Nullable String reported) {
        return redactor.id(reported);
    }

    private static ProviderException unsent(IOException cause) {
        return ProviderException.builder(FailureKind.INVALID_REQUEST, "the request cannot be made")
                .cause(cause)
                .build();
    }

    private String advice(OpenAiExchange.Refusal refusal, ErrorBody body, FailureKind kind) {
        int status = refusal.status();
        if (status == 401) {
            return ", check OPENAI_API_KEY";
        }
        if (status == 407 || status == 511) {
            return ProxyRoute.of(server.uri())
                    .map(proxy -> ", " + proxy + " wants a login")
                    .orElse(", a proxy wants a login");
        }
        if (status == 429 && kind == FailureKind.INVALID_REQUEST) {
            return body.mentions("tokens per min", "(tpm)")
                    ? ", one call asks for more tokens than the quota of a minute has"
                    : ", one call asks for more images than the quota of a minute: set the option images-per-call lower";
        }
        if (status >= 300 && status < 400) {
            return ", " + server + " sends the request elsewhere: set OPENAI_BASE_URL to the final address";
        }
        if ((status == 404 || status == 405) && !body.mentions("model")) {
            return ", nothing answers there: check that OPENAI_BASE_URL is whole, usually with /v1 at its end";
        }
        return "";
    }

    private String line(String text, String prompt) {
        return redactor.hiding(prompt, "[prompt]").line(text);
    }

    private static ProviderException unknown(String message, @Nullable IOException cause) {
        return ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, message)
                .cause(cause)
                .build();
    }
}
