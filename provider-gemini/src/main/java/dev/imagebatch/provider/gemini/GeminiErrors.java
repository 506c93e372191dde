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

/** Says what an error means: by its status and by what its body says, never by its headers' good will alone. */
final class GeminiErrors {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration MAX_WAIT = Duration.ofDays(1);
    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final SecretRedactor redactor;
    private final Optional<String> notice;
    private final Instant now;

    /**
     * The errors of one call.
     *
     * @param redactor hides the key and the prompt
     * @param notice the notice of the model's end, if any
     * @param now the time of the machine
     */
    GeminiErrors(SecretRedactor redactor, Optional<String> notice, Instant now) {
        this.redactor = redactor.shorteningQuotes();
        this.notice = notice;
        this.now = now;
    }

    /** What an answer means that is no success. */
    ProviderException refused(HttpResponse<InputStream> answer) throws IOException {
        byte[] body = answer.body().readNBytes(MOST_BYTES);
        return exception(GeminiErrorBody.read(answer.statusCode(), body), answer.headers());
    }

    /** What an error means that came as a success. */
    ProviderException refused(JsonNode error) {
        return exception(GeminiErrorBody.of(200, error), NONE);
    }

    /** What the service calls something, in which only an attacker puts the key. */
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

    /** The usual sentence asks to check plan and billing, so the word billing alone says nothing here. */
    private static FailureKind tooMany(GeminiErrorBody error) {
        boolean none = error.quotas().stream().anyMatch(quota -> quota.value().equals("0"));
        if (none || error.says("limit: 0", "credits are depleted", "spending cap", "spend limit")) {
            return FailureKind.OUT_OF_CREDIT;
        }
        boolean daily = error.quotas().stream().anyMatch(quota -> quota.id().contains("PerDay"));
        return daily || error.says("per day", "daily") ? FailureKind.DAILY_QUOTA : FailureKind.RATE_LIMITED;
    }
}
