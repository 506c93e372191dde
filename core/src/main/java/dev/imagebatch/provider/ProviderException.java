package dev.imagebatch.provider;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a call did not return all its images; holds the reason, the charge and the time to wait.
 *
 * <p>Immutable. The message never contains prompts, keys or image bytes.
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

    /** Returns an exception of {@code kind} with the usual charge and reach of that kind. */
    public static ProviderException of(FailureKind kind, String message) {
        return builder(kind, message).build();
    }

    /** Returns a builder for an exception of {@code kind}. */
    public static Builder builder(FailureKind kind, String message) {
        return new Builder(kind, message);
    }

    /** Returns the reason. */
    public FailureKind kind() {
        return kind;
    }

    /** Returns whether the call was charged. */
    public Charged charged() {
        return charged;
    }

    /** Returns whether the failure ends the item or the whole batch. */
    public FailureKind.Ends ends() {
        return ends;
    }

    /** Returns the time to wait as requested by the provider. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns the quota as reported by the headers. */
    public RateLimit rateLimit() {
        return rateLimit == null ? RateLimit.unknown() : rateLimit;
    }

    /** Returns the provider's id of the call, for support requests. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** A builder of exceptions. Not thread-safe. */
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
            this.kind = Objects.requireNonNull(kind, "kind");
            this.message = Objects.requireNonNull(message, "message");
            this.charged = kind.charged();
            this.ends = kind.ends();
        }

        /** Sets whether the call was charged; by default as usual for the kind. */
        public Builder charged(Charged value) {
            this.charged = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets whether the failure ends the item or the batch; by default as usual for the kind. */
        public Builder ends(FailureKind.Ends value) {
            this.ends = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets the time to wait as requested by the provider. */
        public Builder retryAfter(@Nullable Duration wait) {
            this.retryAfter = wait;
            return this;
        }

        /** Sets the quota as reported by the headers. */
        public Builder rateLimit(RateLimit limit) {
            this.rateLimit = Objects.requireNonNull(limit, "limit");
            return this;
        }

        /** Sets the provider's id of the call: the first word, at most 200 characters. */
        public Builder requestId(@Nullable String id) {
            this.requestId = ReportedId.of(id);
            return this;
        }

        /** Sets the cause. */
        public Builder cause(@Nullable Throwable thrown) {
            this.cause = thrown;
            return this;
        }

        /** Returns the exception. */
        public ProviderException build() {
            return new ProviderException(this);
        }
    }
}
