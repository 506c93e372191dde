package dev.imagebatch.bedrock;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;

/** What came instead of an answer, as a failure; by status, code and message, never by the SDK's own verdict. */
final class BedrockErrors {

    private final ImageRequest request;
    private final Optional<BedrockModel> model;
    private final Optional<String> region;
    private final SafeText safe;

    BedrockErrors(SafeText safe, Optional<BedrockModel> model, Optional<String> region) {
        this.request = safe.request();
        this.model = model;
        this.region = region;
        this.safe = safe;
    }

    ProviderException answered(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String message = safe.of(details == null ? null : details.errorMessage());
        FailureKind kind = kind(e, message);
        String requestId = safe.id(e.requestId());
        return ProviderException.builder(kind, explained(kind, e.statusCode(), message))
                .retryAfter(new RetryAfter(name -> header(details, name))
                        .wait(Optional.of(message))
                        .orElse(null))
                .requestId(requestId)
                .build();
    }

    ProviderException unreachable(SdkException e) {
        return ProviderException.builder(
                        FailureKind.UNREACHABLE, "no connection to Bedrock" + place() + ": " + safe.of(rootMessage(e)))
                .cause(ioCause(e))
                .build();
    }

    ProviderException unanswered(SdkException e) {
        String what = e instanceof ApiCallTimeoutException
                ? "no whole answer within the timeout"
                : "the connection ended before the whole answer came: " + safe.of(rootMessage(e));
        return ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, what)
                .cause(ioCause(e))
                .build();
    }

    /** Of a client whose connections are not ours, only the exception tells how far the request came. */
    ProviderException unansweredUntracked(SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return unreachable(e);
            }
        }
        return String.valueOf(e.getMessage()).startsWith("Unable to load credentials")
                ? noCredentials(e)
                : unanswered(e);
    }

    ProviderException noCredentials(SdkException e) {
        return ProviderException.builder(
                        FailureKind.UNAUTHORIZED,
                        "no credentials for Bedrock" + place()
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
            case MODEL_UNAVAILABLE -> ModelAdvice.of(request.model(), model, region) + " (" + said + ")";
            case UNAUTHORIZED ->
                "the credentials are not accepted" + place() + " for " + request.model() + " (" + said + ")";
            default -> said;
        };
    }

    private String place() {
        return region.map(name -> " in " + name).orElse(" at the configured endpoint");
    }

    private static Optional<String> header(@Nullable AwsErrorDetails details, String name) {
        return details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader(name);
    }

    private static @Nullable Throwable ioCause(SdkException e) {
        return e.getCause() instanceof IOException io ? io : null;
    }

    private static @Nullable String rootMessage(SdkException e) {
        Throwable cause = e.getCause() instanceof IOException io ? io : e;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
