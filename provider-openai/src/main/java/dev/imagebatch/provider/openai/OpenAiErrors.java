package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ConnectionFailure;
import dev.imagebatch.http.RetryAfter;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mapping of statuses, bodies and broken connections to failures. */
final class OpenAiErrors {

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
        OpenAiErrorBody body = OpenAiErrorBody.parse(refusal.body());
        FailureKind kind = RefusalKinds.of(refusal.status(), body);
        String told = line(body.message(), prompt);
        ProviderException.Builder failure = ProviderException.builder(
                        kind,
                        "status " + refusal.status() + advice(refusal, body, kind)
                                + (told.isEmpty() ? "" : ": " + told))
                .requestId(requestId(refusal.headers().get("x-request-id")))
                .rateLimit(RateLimitHeaders.read(refusal.headers()::get, 1));
        if (kind == FailureKind.RATE_LIMITED || kind == FailureKind.TRANSIENT || kind == FailureKind.DAILY_QUOTA) {
            failure.retryAfter(RetryAfter.of(refusal.headers()::get, body.message(), time.instant())
                    .orElse(null));
        }
        if (kind == FailureKind.CONTENT_REJECTED && body.stage().equals("input")) {
            failure.charged(Charged.NO);
        }
        return failure.build();
    }

    /** Returns the failure for an answer with a success status and an error in its body. */
    ProviderException friendlyError(JsonNode error, String prompt) {
        OpenAiErrorBody body = OpenAiErrorBody.of(error);
        String message = error.isTextual() ? error.textValue() : body.message();
        FailureKind kind = RefusalKinds.isAboutContent(body) ? FailureKind.CONTENT_REJECTED : FailureKind.EMPTY_ANSWER;
        return ProviderException.of(kind, "the answer is an error: " + line(message, prompt));
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
            return unknown("the call was cancelled", cause);
        }
        Optional<ConnectionFailure> unconnected = ConnectionFailure.of(cause);
        if (unconnected.isPresent()) {
            return ProviderException.builder(
                            FailureKind.UNREACHABLE, server + " cannot be reached: " + unconnected.get())
                    .cause(cause)
                    .build();
        }
        if (cause instanceof StreamConstraintsException) {
            return unknown("the answer is larger or deeper than any of the service", null);
        }
        if (cause instanceof JsonProcessingException) {
            return unknown("the answer is not whole, or no JSON", null);
        }
        if (cause instanceof InterruptedIOException && !"interrupted".equals(cause.getMessage())) {
            return unknown("no whole answer within " + timeout.toMillis() / 1000.0 + " s", cause);
        }
        return unknown("the connection broke before the whole answer came", cause);
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

    private String advice(OpenAiExchange.Refusal refusal, OpenAiErrorBody body, FailureKind kind) {
        int status = refusal.status();
        if (status == 401) {
            return ", check OPENAI_API_KEY";
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
