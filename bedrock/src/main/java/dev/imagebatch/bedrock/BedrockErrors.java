package dev.imagebatch.bedrock;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ConnectionFailure;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.Refusals;
import dev.imagebatch.http.RetryAfter;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;

/** A converter of errors to failures. Decides by status, code and message, not by the SDK's own classification. */
final class BedrockErrors {

    private final ModelAdvice advice;
    private final SecretRedactor redactor;
    private final String prompt;
    private final TimeSource time;

    BedrockErrors(ModelAdvice advice, SecretRedactor redactor, String prompt, TimeSource time) {
        this.prompt = prompt;
        this.advice = advice;
        this.redactor = redactor;
        this.time = time;
    }

    ProviderException answered(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        ErrorBody words = words(details).without(prompt);
        String message = redactor.firstLine(said(details).isEmpty() ? words.message() : said(details));
        Optional<Duration> wait = RetryAfter.of(name -> header(details, name), words.message(), time.instant());
        FailureKind kind = kind(e, words, wait);
        String requestId = redactor.id(e.requestId());
        return Refusals.failure(kind, e.statusCode(), words, explained(kind, e.statusCode(), message))
                .retryAfter(wait.orElse(null))
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

    /** Returns the failure for an error within a success; empty if the answer tells none of its own kind. */
    Optional<ProviderException> withinSuccess(ErrorBody whole, @Nullable String requestId) {
        ErrorBody words = whole.without(prompt);
        FailureKind kind = Refusals.kindWithinSuccess(words, Optional.empty());
        if (kind == FailureKind.EMPTY_ANSWER) {
            return Optional.empty();
        }
        int status = Refusals.statusWithinSuccess(words);
        return Optional.of(
                Refusals.failure(kind, status, words, "the answer is an error: " + redactor.firstLine(whole.message()))
                        .requestId(requestId)
                        .build());
    }

    private static FailureKind kind(AwsServiceException e, ErrorBody words, Optional<Duration> wait) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        Integer original = e instanceof ModelErrorException modelError ? modelError.originalStatusCode() : null;
        return new ErrorTable(e.statusCode(), code, words, original).kind(wait);
    }

    /** The SDK knows only errors of Amazon's own form. */
    private static ErrorBody words(@Nullable AwsErrorDetails details) {
        if (details == null) {
            return ErrorBody.parse("");
        }
        SdkBytes raw = details.rawResponse();
        ErrorBody told = ErrorBody.parse(raw == null ? "" : raw.asString(StandardCharsets.UTF_8));
        return details.errorCode() == null ? told : told.withCode(details.errorCode());
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
