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
 * Collects what an {@link S3Sink} needs to know; all but the bucket has a default.
 *
 * <p>Not thread-safe; may be used again.
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
     * The bucket's region, such as {@code eu-central-1}; unless set, that of {@code AWS_REGION} or the AWS profile, and
     * for an {@linkplain #endpoint(URI) endpoint} {@code us-east-1} as a last resort.
     */
    public S3SinkBuilder region(String name) {
        if (!REGION.matcher(name).matches()) {
            throw new IllegalArgumentException("not a region's name, such as eu-central-1: " + name);
        }
        this.region = Region.of(name);
        return this;
    }

    /** A compatible server, such as {@code https://s3.example.org}; Amazon's own unless set. */
    public S3SinkBuilder endpoint(URI address) {
        this.endpoint = ObjectAddresses.checked("endpoint", address);
        return this;
    }

    /** How requests name the bucket; unless set, {@code PATH} for an endpoint and {@code VIRTUAL_HOST} for Amazon. */
    public S3SinkBuilder addressStyle(AddressStyle value) {
        this.style = Objects.requireNonNull(value);
        return this;
    }

    /** Folders that all keys begin with, such as {@code images/2026}; none unless set. */
    public S3SinkBuilder prefix(String folders) {
        this.keys = ObjectKeys.below(folders);
        return this;
    }

    /** An access key; unless credentials are set, they are found as in every program with Amazon's SDK. */
    public S3SinkBuilder credentials(String accessKeyId, String secretAccessKey) {
        return credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)));
    }

    /** Where the SDK finds credentials, such as a role's. */
    public S3SinkBuilder credentials(AwsCredentialsProvider provider) {
        this.credentials = Objects.requireNonNull(provider);
        return this;
    }

    /** What happens to an object that has an image's key; it is never overwritten unless set. */
    public S3SinkBuilder overwriting(Overwriting value) {
        this.overwriting = Objects.requireNonNull(value);
        return this;
    }

    /** What the server is told of the bytes; their SHA-256 checksum unless set. */
    public S3SinkBuilder checksums(Checksums value) {
        this.checksums = Objects.requireNonNull(value);
        return this;
    }

    /** The storage class of all objects, such as {@code INTELLIGENT_TIERING}; the bucket's default unless set. */
    public S3SinkBuilder storageClass(String name) {
        this.options = options.withStorageClass(name);
        return this;
    }

    /** The canned access control list of all objects, such as {@code public-read}; the bucket's default unless set. */
    public S3SinkBuilder acl(String name) {
        this.options = options.withAcl(name);
        return this;
    }

    /** What browsers and caches are told, such as {@code public, max-age=31536000}; nothing unless set. */
    public S3SinkBuilder cacheControl(String directives) {
        this.options = options.withCacheControl(directives);
        return this;
    }

    /**
     * Where the bucket's objects are published, such as {@code https://images.example.org}: an image's address is this with
     * its whole key behind it. Unless set, the address is that of the object in its bucket.
     */
    public S3SinkBuilder publicAddress(URI address) {
        this.publicAddress = ObjectAddresses.checked("public address", address);
        return this;
    }

    /**
     * How long the server may keep one request waiting, 30 seconds unless set; an upload gets a second more for every 100,000
     * bytes.
     */
    public S3SinkBuilder timeout(Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("a timeout is from 1 ms to 1 h: " + duration);
        }
        this.timeout = duration;
        return this;
    }

    /** How often a request is made at most when failures pass, from 1 to 10; 3 unless set. */
    public S3SinkBuilder attempts(int most) {
        if (most < 1 || most > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts are from 1 to " + MOST_ATTEMPTS + ": " + most);
        }
        this.attempts = most;
        return this;
    }

    /** The clock on which the sink waits before it repeats a request; the machine's unless set. */
    public S3SinkBuilder time(TimeSource clock) {
        this.time = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * The sink. Nothing is asked over the network yet.
     *
     * @throws IllegalStateException if no region is set and none is configured
     */
    public S3Sink build() {
        return new S3Sink(new S3Settings(this));
    }

    Optional<AddressStyle> style() {
        return Optional.ofNullable(style);
    }

    /** The bucket alone. */
    @Override
    public String toString() {
        return "S3SinkBuilder[" + bucket + "]";
    }
}
