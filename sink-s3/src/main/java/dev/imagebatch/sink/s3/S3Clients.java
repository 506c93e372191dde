package dev.imagebatch.sink.s3;

import dev.imagebatch.aws.HttpLimits;
import dev.imagebatch.aws.JdkHttpClient;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A factory of SDK clients without buffering, retries and features that compatible servers do not support. */
final class S3Clients {

    /** The maximum size in bytes of responses that are read into memory, which are all but objects. */
    private static final long MAX_ANSWER = 1024 * 1024;

    private S3Clients() {}

    static S3Client of(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .region(settings.region)
                .httpClient(new JdkHttpClient(new HttpLimits(settings.timeout, Long.MAX_VALUE, MAX_ANSWER)))
                .forcePathStyle(settings.style == AddressStyle.PATH)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false).expectContinueEnabled(false))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
        settings.endpoint().ifPresent(builder::endpointOverride);
        if (settings.credentials != null) {
            builder.credentialsProvider(settings.credentials);
        }
        return builder.build();
    }

    /** Returns the host name to which requests are sent. */
    static String server(S3Client client, S3Settings settings) {
        return client.utilities()
                .getUrl(get -> get.bucket(settings.bucket).key("x"))
                .getHost();
    }
}
