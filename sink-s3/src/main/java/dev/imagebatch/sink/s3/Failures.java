package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The exceptions for failed requests, with the reason and advice. Messages quote only the error code and the request id
 * of a response, because servers may repeat request data in their error messages.
 */
record Failures(S3Settings settings) {

    private static final String TAMPERED =
            "the bytes that arrived are not those that were sent, or have changed since they "
                    + "were received: store the image again";
    private static final String CREDENTIALS =
            "the credentials are not valid here: check the access key and its secret, and "
                    + "that they belong to this server";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry(
                    "AccessDenied",
                    "grant s3:PutObject, s3:GetObject, s3:DeleteObject on the objects and s3:ListBucket on "
                            + "the bucket; with an encrypted bucket also its key"),
            Map.entry("AccessControlListNotSupported", "the bucket takes no access control lists: leave out acl"),
            Map.entry("AllAccessDisabled", "the account or the bucket is disabled"),
            Map.entry("InvalidAccessKeyId", CREDENTIALS),
            Map.entry("SignatureDoesNotMatch", CREDENTIALS),
            Map.entry("InvalidToken", "the session token is not valid: get new credentials"),
            Map.entry("ExpiredToken", "the session has expired: get new credentials"),
            Map.entry("TokenRefreshRequired", "the session has expired: get new credentials"),
            Map.entry("NoSuchBucket", "the bucket is not there: check its name, region and endpoint, or make it"),
            Map.entry("NoSuchKey", "there is no such object"),
            Map.entry("RequestTimeTooSkewed", "this machine's clock is wrong: set it"),
            Map.entry("BadDigest", TAMPERED),
            Map.entry("InvalidDigest", TAMPERED),
            Map.entry("XAmzContentChecksumMismatch", TAMPERED),
            Map.entry("XAmzContentSHA256Mismatch", TAMPERED),
            Map.entry("EntityTooLarge", "the image is larger than the server takes"),
            Map.entry("InvalidStorageClass", "the server does not know the storage class"),
            Map.entry("QuotaExceeded", "the bucket is full"),
            Map.entry("SlowDown", "the server is overloaded: store with fewer workers, or later"));

    IOException of(String doing, SdkException failure) {
        String start = "cannot " + doing + " in " + settings + ": ";
        if (failure instanceof S3Exception answer) {
            return new IOException(start + reason(answer));
        }
        return new IOException(start + trouble(failure), failure.getCause());
    }

    private String reason(S3Exception answer) {
        String code = UploadRetries.code(answer);
        String what = advice(answer, code);
        String shown = code.isEmpty() ? "" : " " + code;
        return what + " (status " + answer.statusCode() + shown + request(answer) + ")";
    }

    private String advice(S3Exception answer, String code) {
        if (isElsewhere(answer, code)) {
            return region(answer)
                    .map(region -> "the bucket is in the region " + region + ": set that one")
                    .orElse("the bucket is in another region than " + settings.region.id() + ": set its own");
        }
        return Optional.ofNullable(ADVICE.get(code)).orElseGet(() -> byStatus(answer.statusCode()));
    }

    private static String byStatus(int status) {
        return switch (status) {
            case 400 ->
                "the server does not understand the request: check region and endpoint, and for a compatible server "
                        + "the settings of checksums and address style";
            case 401 -> CREDENTIALS;
            case 403 ->
                "not allowed: check the credentials, and grant s3:GetObject and s3:ListBucket; without the latter the "
                        + "server refuses to say that an object is not there";
            case 404 -> "there is no such object or bucket: check bucket, region and endpoint";
            case 501 ->
                "the server does not know something that it is asked for: check the settings for compatible servers";
            case 507 -> "the server is full";
            default -> status >= 500 ? "the server is in trouble: a later run stores the image" : "the server refuses";
        };
    }

    private static boolean isElsewhere(S3Exception answer, String code) {
        return answer.statusCode() == 301
                || answer.statusCode() == 307
                || code.equals("AuthorizationHeaderMalformed")
                || code.equals("PermanentRedirect")
                || (answer.statusCode() == 400 && region(answer).isPresent());
    }

    private static Optional<String> region(S3Exception answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(details -> details.sdkHttpResponse())
                .flatMap(http -> http.firstMatchingHeader("x-amz-bucket-region"))
                .filter(name -> name.matches("[a-z0-9-]{2,40}"));
    }

    private static String request(S3Exception answer) {
        String id = answer.requestId();
        return id != null && id.matches("[A-Za-z0-9-]{1,64}") ? ", request " + id : "";
    }

    private static String trouble(SdkException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof HttpTimeoutException) {
            return "the server does not answer in time: check the network, or give it a longer timeout";
        }
        if (cause instanceof ConnectException) {
            return "the server cannot be reached: check the endpoint, the region and the network";
        }
        if (cause instanceof SSLException) {
            return "no secure connection: check that the server speaks https and that Java trusts its certificate";
        }
        if (cause instanceof IOException) {
            return "the connection broke off";
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("credentials")
                ? "no credentials were found: set them, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
                : "the request could not be made";
    }
}
