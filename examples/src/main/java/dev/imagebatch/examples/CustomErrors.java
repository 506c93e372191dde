package dev.imagebatch.examples;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The error answers of {@link CustomProvider}'s service, mapped to failures. */
final class CustomErrors {

    private CustomErrors() {}

    static ProviderException of(HttpResponse<?> response) {
        return ProviderException.builder(kind(response.statusCode()), "the service answered " + response.statusCode())
                .retryAfter(response.headers()
                        .firstValue("retry-after")
                        .filter(seconds -> seconds.matches("\\d{1,6}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(null))
                .build();
    }

    static ProviderException unreachable(Exception cause) {
        return ProviderException.builder(FailureKind.UNREACHABLE, "the service cannot be reached")
                .cause(cause)
                .build();
    }

    private static FailureKind kind(int status) {
        return switch (status) {
            case 401, 403 -> FailureKind.UNAUTHORIZED;
            case 402 -> FailureKind.OUT_OF_CREDIT;
            case 404 -> FailureKind.MODEL_UNAVAILABLE;
            case 422 -> FailureKind.CONTENT_REJECTED;
            case 429 -> FailureKind.RATE_LIMITED;
            case 500, 502, 503, 504 -> FailureKind.TRANSIENT;
            default -> status < 400 ? FailureKind.EMPTY_ANSWER : FailureKind.INVALID_REQUEST;
        };
    }
}
