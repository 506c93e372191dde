package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.Refusals;
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
    private static final Duration MAX_WAIT = Duration.ofDays(3_660);
    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final SecretRedactor redactor;
    private final String prompt;
    private final Optional<String> notice;
    private final Instant now;

    /**
     * Creates the mapping for one call.
     *
     * @param redactor the redactor that hides the key
     * @param prompt the prompt, whose words do not count; empty if there is none
     * @param notice the notice of the model's shutdown, if any
     * @param now the current time
     */
    GeminiErrors(SecretRedactor redactor, String prompt, Optional<String> notice, Instant now) {
        this.redactor = redactor.hiding(prompt, "[prompt]").shorteningQuotes();
        this.prompt = prompt;
        this.notice = notice;
        this.now = now;
    }

    /** Returns the failure for an answer with an error status. */
    ProviderException refused(HttpResponse<InputStream> answer) throws IOException {
        InputStream body = answer.body();
        byte[] start = body == null ? new byte[0] : body.readNBytes(MOST_BYTES);
        return exception(GeminiErrorBody.read(answer.statusCode(), start), answer.headers());
    }

    /** Returns the failure for an error that came with a success status. */
    ProviderException refused(JsonNode error, ErrorBody words) {
        return exception(GeminiErrorBody.of(200, error, words), NONE);
    }

    /** Returns a safe form of an id from the service: a hostile service could put the key into it. */
    @Nullable String withoutKey(@Nullable String reported) {
        return redactor.id(reported);
    }

    private ProviderException exception(GeminiErrorBody error, HttpHeaders headers) {
        Optional<Duration> wait = retryAfter(error, headers);
        FailureKind kind = kind(error, wait);
        return Refusals.failure(kind, error.code(), error.words().without(prompt), message(error, kind))
                .retryAfter(wait.orElse(null))
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

    private FailureKind kind(GeminiErrorBody error, Optional<Duration> wait) {
        ErrorBody words = error.words().without(prompt);
        if (error.code() >= 300 && error.code() < 400) {
            return FailureKind.UNREACHABLE;
        }
        boolean isPrecondition = error.code() == 400 && error.status().equals("FAILED_PRECONDITION");
        if (isPrecondition && words.mentions("billing")) {
            return FailureKind.OUT_OF_CREDIT;
        }
        if (error.code() == 400 && words.mentions("response modalities", "location", "country")) {
            return FailureKind.MODEL_UNAVAILABLE;
        }
        if (error.reasons().contains("BILLING_DISABLED")) {
            return FailureKind.OUT_OF_CREDIT;
        }
        if (error.code() == 429) {
            return tooMany(error, words, wait);
        }
        if (isPrecondition && !words.mentions("credit")) {
            return FailureKind.UNAUTHORIZED;
        }
        return error.code() == 200 ? Refusals.kindWithinSuccess(words, wait) : Refusals.kind(error.code(), words, wait);
    }

    private static FailureKind tooMany(GeminiErrorBody error, ErrorBody words, Optional<Duration> wait) {
        if (error.quotas().stream().anyMatch(quota -> quota.value().equals("0"))) {
            return FailureKind.OUT_OF_CREDIT;
        }
        boolean isDaily = error.quotas().stream().anyMatch(quota -> quota.id().contains("PerDay"));
        return isDaily ? FailureKind.DAILY_QUOTA : Refusals.kind(429, words, wait);
    }
}
