package dev.imagebatch.sink.s3;

import dev.imagebatch.aws.HttpLimits;
import dev.imagebatch.aws.JdkHttpClient;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the SDK's client such that it neither buffers, repeats nor adds what compatible servers do not know. */
final class S3Clients {

    /** Answers other than objects are read whole. */
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

    /** The host that requests go to, whichever setting named it. */
    static String server(S3Client client, S3Settings settings) {
        return client.utilities()
                .getUrl(get -> get.bucket(settings.bucket).key("x"))
                .getHost();
    }
}
