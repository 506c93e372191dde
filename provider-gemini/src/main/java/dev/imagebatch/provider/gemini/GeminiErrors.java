package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.RetryAfter;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mapping of errors to failures, by status and body and never by headers alone. */
final class GeminiErrors {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration MAX_WAIT = Duration.ofDays(1);
    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final SecretRedactor redactor;
    private final Optional<String> notice;
    private final Instant now;

    /**
     * Creates the mapping for one call.
     *
     * @param redactor the redactor that hides the key and the prompt
     * @param notice the notice of the model's shutdown, if any
     * @param now the current time
     */
    GeminiErrors(SecretRedactor redactor, Optional<String> notice, Instant now) {
        this.redactor = redactor.shorteningQuotes();
        this.notice = notice;
        this.now = now;
    }

    /** Returns the failure for an answer with an error status. */
    ProviderException refused(HttpResponse<InputStream> answer) throws IOException {
        byte[] body = answer.body().readNBytes(MOST_BYTES);
        return exception(GeminiErrorBody.read(answer.statusCode(), body), answer.headers());
    }

    /** Returns the failure for an error that came with a success status. */
    ProviderException refused(JsonNode error) {
        return exception(GeminiErrorBody.of(200, error), NONE);
    }

    /** Returns a safe form of an id from the service: a hostile service could put the key into it. */
    @Nullable String withoutKey(@Nullable String reported) {
        return redactor.id(reported);
    }

    private ProviderException exception(GeminiErrorBody error, HttpHeaders headers) {
        FailureKind kind = kind(error);
        return ProviderException.builder(kind, message(error, kind))
                .retryAfter(retryAfter(error, headers).orElse(null))
                .build();
    }

    Optional<Duration> retryAfter(GeminiErrorBody error, HttpHeaders headers) {
        return error.retryDelay()
                .or(() -> RetryAfter.of(name -> headers.firstValue(name).orElse(null), error.message(), now))
                .filter(wait -> wait.compareTo(MAX_WAIT) <= 0);
    }

    String message(GeminiErrorBody error, FailureKind kind) {
        StringBuilder message = new StringBuilder("the service answered ").append(error.code());
        if (!error.status().isEmpty()) {
            message.append(' ').append(redactor.line(error.status()));
        }
        if (!error.message().isEmpty()) {
            message.append(": ").append(redactor.line(error.message()));
        }
        if (kind == FailureKind.MODEL_UNAVAILABLE) {
            notice.ifPresent(end -> message.append("; ").append(end));
        }
        return message.toString();
    }

    private static FailureKind kind(GeminiErrorBody error) {
        if (error.reasons().contains("API_KEY_INVALID")) {
            return FailureKind.UNAUTHORIZED;
        }
        if (error.reasons().contains("BILLING_DISABLED")) {
            return FailureKind.OUT_OF_CREDIT;
        }
        return switch (error.code()) {
            case 400 -> badRequest(error);
            case 401, 403, 407 -> FailureKind.UNAUTHORIZED;
            case 402 -> FailureKind.OUT_OF_CREDIT;
            case 404, 410 -> FailureKind.MODEL_UNAVAILABLE;
            case 408, 409 -> FailureKind.TRANSIENT;
            case 429 -> tooMany(error);
            case 499, 200 -> FailureKind.UNKNOWN_OUTCOME;
            case 501 -> FailureKind.INVALID_REQUEST;
            default -> byClass(error.code());
        };
    }

    private static FailureKind byClass(int code) {
        if (code >= 500) {
            return FailureKind.TRANSIENT;
        }
        return code < 400 ? FailureKind.UNREACHABLE : FailureKind.INVALID_REQUEST;
    }

    private static FailureKind badRequest(GeminiErrorBody error) {
        if (error.says("api key")) {
            return FailureKind.UNAUTHORIZED;
        }
        if (error.says("response modalities", "unexpected model name")) {
            return FailureKind.MODEL_UNAVAILABLE;
        }
        if (!error.status().equals("FAILED_PRECONDITION")) {
            return FailureKind.INVALID_REQUEST;
        }
        if (error.says("location", "region", "country")) {
            return FailureKind.MODEL_UNAVAILABLE;
        }
        return error.says("billing", "credit") ? FailureKind.OUT_OF_CREDIT : FailureKind.UNAUTHORIZED;
    }

    /**
     * Returns the kind of a 429 error. The word "billing" alone is not enough, since the standard message mentions
     * billing.
     */
    private static FailureKind tooMany(GeminiErrorBody error) {
        boolean none = error.quotas().stream().anyMatch(quota -> quota.value().equals("0"));
        if (none || error.says("limit: 0", "credits are depleted", "spending cap", "spend limit")) {
            return FailureKind.OUT_OF_CREDIT;
        }
        boolean daily = error.quotas().stream().anyMatch(quota -> quota.id().contains("PerDay"));
        return daily || error.says("per day", "daily") ? FailureKind.DAILY_QUOTA : FailureKind.RATE_LIMITED;
    }
}
