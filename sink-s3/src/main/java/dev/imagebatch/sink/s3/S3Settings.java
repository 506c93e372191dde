package dev.imagebatch.sink.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The validated settings of a sink. {@link #toString()} omits access keys. */
final class S3Settings {

    final String bucket;
    final ObjectKeys keys;
    final Region region;
    final @Nullable URI endpoint;
    final @Nullable URI publicAddress;
    final AddressStyle style;
    final @Nullable AwsCredentialsProvider credentials;
    final Overwriting overwriting;
    final Checksums checksums;
    final ObjectOptions options;
    final Duration timeout;
    final UploadRetries attempts;

    S3Settings(S3SinkBuilder builder) {
        this.bucket = builder.bucket;
        this.keys = builder.keys;
        this.endpoint = builder.endpoint;
        this.region = Regions.of(builder.region, endpoint);
        this.publicAddress = builder.publicAddress;
        this.style = builder.style().orElse(endpoint == null ? AddressStyle.VIRTUAL_HOST : AddressStyle.PATH);
        this.credentials = builder.credentials;
        this.overwriting = builder.overwriting;
        this.checksums = builder.checksums;
        this.options = builder.options;
        this.timeout = builder.timeout;
        this.attempts = new UploadRetries(builder.attempts, builder.time);
    }

    /** Returns the address of an S3-compatible server; empty for Amazon S3. */
    Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** Returns the bucket, the prefix, and the endpoint or region. */
    @Override
    public String toString() {
        return bucket + "/" + keys.prefix() + " at "
                + endpoint().map(URI::toString).orElseGet(region::id);
    }
}
