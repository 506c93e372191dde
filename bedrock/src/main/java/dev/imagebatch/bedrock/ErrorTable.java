package dev.imagebatch.bedrock;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.Refusals;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an error response that determine the kind of failure.
 *
 * @param status the HTTP status
 * @param code the error code, such as {@code ValidationException}; may be empty
 * @param words the message and the codes
 * @param original the status returned by the model itself, or null if unknown
 */
record ErrorTable(
        int status, String code, ErrorBody words, @Nullable Integer original) {

    private static final Set<String> CREDENTIAL_CODES = Set.of(
            "AccessDeniedException",
            "ExpiredTokenException",
            "ExpiredToken",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorizedException",
            "OptInRequired",
            "RequestExpired");

    FailureKind kind(Optional<Duration> wait) {
        if (status >= 300 && status < 400) {
            return FailureKind.UNREACHABLE;
        }
        if (words.mentions("invalid_payment_instrument")) {
            return FailureKind.OUT_OF_CREDIT;
        }
        if (CREDENTIAL_CODES.contains(code)) {
            return FailureKind.UNAUTHORIZED;
        }
        if (status == 400 && words.mentions("on-demand throughput", "end of its life")) {
            return FailureKind.MODEL_UNAVAILABLE;
        }
        return switch (code) {
            case "ServiceQuotaExceededException" -> FailureKind.DAILY_QUOTA;
            case "ThrottlingException" -> Refusals.kind(429, words, wait);
            case "ModelNotReadyException" -> FailureKind.TRANSIENT;
            default -> status == 424 ? ofModelError() : Refusals.kind(status, words, wait);
        };
    }

    private FailureKind ofModelError() {
        if (original == null || original < 400) {
            return FailureKind.UNKNOWN_OUTCOME;
        }
        if (original == 429) {
            return FailureKind.RATE_LIMITED;
        }
        return original >= 500 ? FailureKind.TRANSIENT : FailureKind.INVALID_REQUEST;
    }
}
