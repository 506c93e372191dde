package dev.imagebatch.bedrock;

import dev.imagebatch.failure.FailureKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an error response that determine the kind of failure.
 *
 * @param status the HTTP status
 * @param code the error code, such as {@code ValidationException}; may be empty
 * @param message the message in lower case
 * @param original the status returned by the model itself, or null if unknown
 */
record ErrorTable(
        int status, String code, String message, @Nullable Integer original) {

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

    FailureKind kind() {
        if (code.equals("ServiceQuotaExceededException") || isDailyQuota()) {
            return FailureKind.DAILY_QUOTA;
        }
        if (message.contains("invalid_payment_instrument") || status == 402) {
            return FailureKind.OUT_OF_CREDIT;
        }
        if (CREDENTIAL_CODES.contains(code) || status == 401 || status == 403) {
            return FailureKind.UNAUTHORIZED;
        }
        return switch (status) {
            case 400, 422 -> ofRefusedRequest();
            case 404, 410 -> FailureKind.MODEL_UNAVAILABLE;
            case 408 -> FailureKind.UNKNOWN_OUTCOME;
            case 424 -> ofModelError();
            case 429 -> code.equals("ModelNotReadyException") ? FailureKind.TRANSIENT : FailureKind.RATE_LIMITED;
            case 500, 502, 503, 504 -> FailureKind.TRANSIENT;
            default -> ofOtherStatus();
        };
    }

    private boolean isDailyQuota() {
        return status == 429 && (message.contains("per day") || message.contains("daily"));
    }

    private FailureKind ofRefusedRequest() {
        if (code.equals("ThrottlingException")) {
            return FailureKind.RATE_LIMITED;
        }
        if (message.contains("content filter") || message.contains("content polic")) {
            return FailureKind.CONTENT_REJECTED;
        }
        if (message.contains("model identifier is invalid")
                || message.contains("on-demand throughput")
                || message.contains("end of its life")) {
            return FailureKind.MODEL_UNAVAILABLE;
        }
        return FailureKind.INVALID_REQUEST;
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

    private FailureKind ofOtherStatus() {
        if (status >= 500) {
            return FailureKind.UNKNOWN_OUTCOME;
        }
        return status < 400 ? FailureKind.UNREACHABLE : FailureKind.INVALID_REQUEST;
    }
}
