package dev.imagebatch.bedrock;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ConnectionFailure;
import dev.imagebatch.http.RetryAfter;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;

/** A converter of errors to failures. Decides by status, code and message, not by the SDK's own classification. */
final class BedrockErrors {

    private final ModelAdvice advice;
    private final SecretRedactor redactor;
    private final TimeSource time;

    BedrockErrors(ModelAdvice advice, SecretRedactor redactor, TimeSource time) {
        this.advice = advice;
        this.redactor = redactor;
        this.time = time;
    }

    ProviderException answered(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String message = redactor.firstLine(said(details));
        FailureKind kind = kind(e, message);
        String requestId = redactor.id(e.requestId());
        return ProviderException.builder(kind, explained(kind, e.statusCode(), message))
                .retryAfter(RetryAfter.of(name -> header(details, name), message, time.instant())
                        .orElse(null))
                .requestId(requestId)
                .build();
    }

    ProviderException unreachable(SdkException e) {
        return ProviderException.builder(
                        FailureKind.UNREACHABLE,
                        "no connection to Bedrock" + advice.place() + ": " + redactor.firstLine(rootMessage(e)))
                .cause(ioCause(e))
                .build();
    }

    ProviderException unanswered(SdkException e) {
        String what = e instanceof ApiCallTimeoutException
                ? "no whole answer within the timeout"
                : "the connection ended before the whole answer came: " + redactor.firstLine(rootMessage(e));
        return ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, what)
                .cause(ioCause(e))
                .build();
    }

    /**
     * Converts a failure of a client whose connections are not tracked. The exception is the only indication of the
     * progress of the request.
     */
    ProviderException unansweredUntracked(SdkException e) {
        if (ConnectionFailure.of(e).isPresent()) {
            return unreachable(e);
        }
        return String.valueOf(e.getMessage()).startsWith("Unable to load credentials")
                ? noCredentials(e)
                : unanswered(e);
    }

    ProviderException noCredentials(SdkException e) {
        return ProviderException.builder(
                        FailureKind.UNAUTHORIZED,
                        "no credentials for Bedrock" + advice.place()
                                + ": set AWS_BEARER_TOKEN_BEDROCK to a Bedrock API key, or"
                                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in with AWS_PROFILE ("
                                + e.getClass().getSimpleName() + ")")
                .build();
    }

    ProviderException cancelled() {
        return ProviderException.of(FailureKind.UNKNOWN_OUTCOME, "the call was cancelled before its answer came");
    }

    ProviderException cancelledUnsent() {
        return ProviderException.builder(
                        FailureKind.UNKNOWN_OUTCOME, "the call was cancelled before its request was sent")
                .charged(Charged.NO)
                .build();
    }

    private static FailureKind kind(AwsServiceException e, String message) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        Integer original = e instanceof ModelErrorException modelError ? modelError.originalStatusCode() : null;
        return new ErrorTable(e.statusCode(), code, message.toLowerCase(Locale.ROOT), original).kind();
    }

    private String explained(FailureKind kind, int status, String message) {
        String said = message.isEmpty() ? "Bedrock answered " + status : "Bedrock answered " + status + ": " + message;
        return switch (kind) {
            case MODEL_UNAVAILABLE -> advice.text() + " (" + said + ")";
            case UNAUTHORIZED ->
                "the credentials are not accepted" + advice.place() + " for " + advice.id() + " (" + said + ")";
            default -> said;
        };
    }

    private static @Nullable String header(@Nullable AwsErrorDetails details, String name) {
        return details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse().firstMatchingHeader(name).orElse(null);
    }

    private static @Nullable Throwable ioCause(SdkException e) {
        return e.getCause() instanceof IOException io ? io : null;
    }

    private static String said(@Nullable AwsErrorDetails details) {
        return details == null || details.errorMessage() == null ? "" : details.errorMessage();
    }

    private static String rootMessage(SdkException e) {
        Throwable cause = e.getCause() instanceof IOException io ? io : e;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
