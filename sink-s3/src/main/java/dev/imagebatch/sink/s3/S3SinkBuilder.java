package dev.imagebatch.sink.s3;

import dev.imagebatch.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A builder of {@link S3Sink}; all settings but the bucket have defaults.
 *
 * <p>Not thread-safe; reusable.
 *
 * @since 0.1
 */
public final class S3SinkBuilder {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
    private static final int MOST_ATTEMPTS = 10;

    final String bucket;
    ObjectKeys keys = ObjectKeys.below("");

    @Nullable Region region;

    @Nullable URI endpoint;

    @Nullable URI publicAddress;

    @Nullable AwsCredentialsProvider credentials;

    Overwriting overwriting = Overwriting.NEVER;
    Checksums checksums = Checksums.SHA256;
    ObjectOptions options = ObjectOptions.NONE;
    Duration timeout = Duration.ofSeconds(30);
    int attempts = 3;
    TimeSource time = TimeSource.system();
    private @Nullable AddressStyle style;

    S3SinkBuilder(String bucket) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "not a bucket's name (for an access point give its alias instead of its ARN): " + bucket);
        }
        this.bucket = bucket;
    }

    /**
     * Sets the region of the bucket, such as {@code eu-central-1}. By default, the region is read from {@code
     * AWS_REGION} or the AWS profile; if neither defines one and an {@linkplain #endpoint(URI) endpoint} is set, it is
     * {@code us-east-1}.
     *
     * @throws IllegalArgumentException if the name is not valid for a region
     */
    public S3SinkBuilder region(String name) {
        if (!REGION.matcher(name).matches()) {
            throw new IllegalArgumentException("not a region's name, such as eu-central-1: " + name);
        }
        this.region = Region.of(name);
        return this;
    }

    /**
     * Sets the address of an S3-compatible server, such as {@code https://s3.example.org}; Amazon S3 by default.
     *
     * @throws IllegalArgumentException if the address is not an HTTP(S) URL, or has user information, a query or a
     *     fragment
     */
    public S3SinkBuilder endpoint(URI address) {
        this.endpoint = ObjectAddresses.checked("endpoint", address);
        return this;
    }

    /**
     * Sets the address style of requests; by default {@code PATH} if an endpoint is set, otherwise {@code
     * VIRTUAL_HOST}.
     */
    public S3SinkBuilder addressStyle(AddressStyle value) {
        this.style = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets the prefix of all keys, such as {@code images/2026}; empty by default.
     *
     * @throws IllegalArgumentException if keys under the prefix would not be portable
     */
    public S3SinkBuilder prefix(String folders) {
        this.keys = ObjectKeys.below(folders);
        return this;
    }

    /** Sets an access key; by default, credentials come from the default provider chain of the AWS SDK. */
    public S3SinkBuilder credentials(String accessKeyId, String secretAccessKey) {
        return credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)));
    }

    /** Sets the provider of credentials, for example of an assumed role. */
    public S3SinkBuilder credentials(AwsCredentialsProvider provider) {
        this.credentials = Objects.requireNonNull(provider);
        return this;
    }

    /** Sets the policy for objects that already have the key of an image; {@code NEVER} by default. */
    public S3SinkBuilder overwriting(Overwriting value) {
        this.overwriting = Objects.requireNonNull(value);
        return this;
    }

    /** Sets the checksum sent with uploads; {@code SHA256} by default. */
    public S3SinkBuilder checksums(Checksums value) {
        this.checksums = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets the storage class of all objects, such as {@code INTELLIGENT_TIERING}; by default, that of the bucket.
     *
     * @throws IllegalArgumentException if the name is blank or contains characters other than printable US-ASCII
     */
    public S3SinkBuilder storageClass(String name) {
        this.options = options.withStorageClass(name);
        return this;
    }

    /**
     * Sets the canned access control list of all objects, such as {@code public-read}; by default, that of the bucket.
     *
     * @throws IllegalArgumentException if the name is blank or contains characters other than printable US-ASCII
     */
    public S3SinkBuilder acl(String name) {
        this.options = options.withAcl(name);
        return this;
    }

    /**
     * Sets the {@code Cache-Control} header of all objects, such as {@code public, max-age=31536000}; none by default.
     *
     * @throws IllegalArgumentException if the value is blank or contains characters other than printable US-ASCII
     */
    public S3SinkBuilder cacheControl(String directives) {
        this.options = options.withCacheControl(directives);
        return this;
    }

    /**
     * Sets the public base address of the objects, such as {@code https://images.example.org}. The address of an image
     * is the base address followed by the full key. By default, it is the address of the object in its bucket.
     *
     * @throws IllegalArgumentException if the address is not an HTTP(S) URL, or has user information, a query or a
     *     fragment
     */
    public S3SinkBuilder publicAddress(URI address) {
        this.publicAddress = ObjectAddresses.checked("public address", address);
        return this;
    }

    /**
     * Sets the timeout of one request, 30 seconds by default. Uploads get one additional second per 100,000 bytes.
     *
     * @throws IllegalArgumentException if the duration is not from 1 millisecond to 1 hour
     */
    public S3SinkBuilder timeout(Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("a timeout is from 1 ms to 1 h: " + duration);
        }
        this.timeout = duration;
        return this;
    }

    /**
     * Sets the maximum number of attempts per request after temporary failures, from 1 to 10; 3 by default.
     *
     * @throws IllegalArgumentException if the number is out of range
     */
    public S3SinkBuilder attempts(int most) {
        if (most < 1 || most > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts are from 1 to " + MOST_ATTEMPTS + ": " + most);
        }
        this.attempts = most;
        return this;
    }

    /** Sets the clock for waiting between attempts; the system clock by default. */
    public S3SinkBuilder time(TimeSource clock) {
        this.time = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * Returns a new sink. Makes no network request.
     *
     * @throws IllegalStateException if no region is set or configured
     */
    public S3Sink build() {
        return new S3Sink(new S3Settings(this));
    }

    Optional<AddressStyle> style() {
        return Optional.ofNullable(style);
    }

    /** Returns the name of the bucket only. */
    @Override
    public String toString() {
        return "S3SinkBuilder[" + bucket + "]";
    }
}
