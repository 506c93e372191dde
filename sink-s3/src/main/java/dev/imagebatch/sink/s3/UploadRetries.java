package dev.imagebatch.sink.s3;

import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The retry policy for requests with temporary failures.
 *
 * <p>All requests may be repeated: repeating one does not change its result, and {@link ObjectWriter} handles
 * conditions that an earlier attempt made false.
 *
 * @param most the maximum number of attempts per request, at least 1
 * @param time the clock for waiting between attempts
 */
record UploadRetries(int most, TimeSource time) {

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final int GROWTH = 4;
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Set<String> PASSING_CODES = Set.of(
            "RequestTimeout",
            "SlowDown",
            "ConditionalRequestConflict",
            "OperationAborted",
            "RequestTimeTooSkewed",
            "InternalError");

    /**
     * Executes a request, repeating it after temporary failures.
     *
     * @throws SdkException if the last attempt fails, or an attempt fails permanently
     * @throws InterruptedException if the thread is interrupted
     */
    <T> T of(Supplier<T> request) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; attempt < most; attempt++) {
            try {
                return once(request);
            } catch (SdkException e) {
                if (!mayPass(e)) {
                    throw e;
                }
            }
            time.sleep(wait);
            wait = wait.multipliedBy(GROWTH);
        }
        return once(request);
    }

    /** Returns true if the server may have executed the request despite the failure. */
    static boolean isOpen(SdkException failure) {
        boolean sent = !(failure.getCause() instanceof ConnectException)
                && !(failure.getCause() instanceof HttpConnectTimeoutException);
        return (isLost(failure) && sent) || (failure instanceof S3Exception answer && answer.statusCode() >= 500);
    }

    static String code(S3Exception failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code != null && code.matches("[A-Za-z0-9.]{1,64}") ? code : "";
    }

    private static <T> T once(Supplier<T> request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return request.get();
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                InterruptedException interrupted = new InterruptedException("interrupted while S3 was asked");
                interrupted.initCause(e);
                throw interrupted;
            }
            throw e;
        }
    }

    private static boolean mayPass(SdkException failure) {
        if (failure instanceof S3Exception answer) {
            return PASSING.contains(answer.statusCode()) || PASSING_CODES.contains(code(answer));
        }
        return isLost(failure);
    }

    private static boolean isLost(SdkException failure) {
        return failure instanceof SdkClientException && failure.getCause() instanceof IOException;
    }
}
