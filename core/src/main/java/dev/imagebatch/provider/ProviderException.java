package dev.imagebatch.provider;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not bring its images: why, whether it was charged, and how long to wait.
 *
 * <p>Immutable. The message never holds prompts, keys or image bytes.
 *
 * @since 0.1
 */
public final class ProviderException extends Exception {

    private static final long serialVersionUID = 1;

    private final FailureKind kind;
    private final Charged charged;
    private final FailureKind.Ends ends;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable RateLimit rateLimit;
    private final @Nullable String requestId;

    private ProviderException(Builder builder) {
        super(builder.message, builder.cause);
        this.kind = builder.kind;
        this.charged = builder.charged;
        this.ends = builder.ends;
        this.retryAfter = builder.retryAfter;
        this.rateLimit = builder.rateLimit;
        this.requestId = builder.requestId;
    }

    /** A failure of {@code kind} with what that kind usually means for money and batch. */
    public static ProviderException of(FailureKind kind, String message) {
        return builder(kind, message).build();
    }

    /** Starts a failure of {@code kind}. */
    public static Builder builder(FailureKind kind, String message) {
        return new Builder(kind, message);
    }

    /** The reason. */
    public FailureKind kind() {
        return kind;
    }

    /** Whether the call was billed. */
    public Charged charged() {
        return charged;
    }

    /** Whether this ends the item or the whole batch. */
    public FailureKind.Ends ends() {
        return ends;
    }

    /** How long the provider asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What the headers said about the quota. */
    public RateLimit rateLimit() {
        return rateLimit == null ? RateLimit.unknown() : rateLimit;
    }

    /** The id by which the provider's support finds the call. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** Collects what is known of a failure. Not thread-safe. */
    public static final class Builder {

        private final FailureKind kind;
        private final String message;
        private Charged charged;
        private FailureKind.Ends ends;
        private @Nullable Duration retryAfter;
        private RateLimit rateLimit = RateLimit.unknown();
        private @Nullable String requestId;
        private @Nullable Throwable cause;

        private Builder(FailureKind kind, String message) {
            this.kind = kind;
            this.message = message;
            this.charged = kind.charged();
            this.ends = kind.ends();
        }

        /** Whether the call was billed, where it is not as usual for the kind. */
        public Builder charged(Charged value) {
            this.charged = value;
            return this;
        }

        /** What this brings to an end, where it is not as usual for the kind. */
        public Builder ends(FailureKind.Ends value) {
            this.ends = value;
            return this;
        }

        /** How long the provider asks to wait. */
        public Builder retryAfter(@Nullable Duration wait) {
            this.retryAfter = wait;
            return this;
        }

        /** What the headers said about the quota. */
        public Builder rateLimit(RateLimit limit) {
            this.rateLimit = limit;
            return this;
        }

        /** The provider's id of the call; its first word, of at most 200 characters. */
        public Builder requestId(@Nullable String id) {
            this.requestId = ReportedId.of(id);
            return this;
        }

        /** What was caught. */
        public Builder cause(@Nullable Throwable thrown) {
            this.cause = thrown;
            return this;
        }

        /** The exception. */
        public ProviderException build() {
            return new ProviderException(this);
        }
    }
}
