package dev.imagebatch.guard;

import static java.util.Objects.requireNonNull;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;

/**
 * The policy for repeating failed calls within a run.
 *
 * <p>By default, only free failures are repeated: 4 attempts an item, delays of 1, 2, 4, 8 and at most 10 seconds with full
 * jitter or the delay that the provider asks for, failure on unknown outcomes, 15 minutes of patience with a provider
 * without any success, half as many repetitions as images, and a pause after 10 consecutive failures. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class RetryPolicy {

    private final int maxAttempts;
    private final Duration firstDelay;
    private final Duration maxDelay;
    private final Duration patience;
    private final UnknownOutcomePolicy onUnknown;
    private final Charged serverErrors;
    private final double retryShare;
    private final int failuresBeforeRest;

    private RetryPolicy(Builder builder) {
        this.maxAttempts = builder.maxAttempts;
        this.firstDelay = builder.firstDelay;
        this.maxDelay = builder.maxDelay;
        this.patience = builder.patience;
        this.onUnknown = builder.onUnknown;
        this.serverErrors = builder.serverErrors;
        this.retryShare = builder.retryShare;
        this.failuresBeforeRest = builder.failuresBeforeRest;
    }

    /** Returns the default policy. */
    public static RetryPolicy standard() {
        return builder().build();
    }

    /** Returns a policy without repetitions. */
    public static RetryPolicy never() {
        return builder().maxAttempts(1).build();
    }

    /** Returns a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the highest number of calls for one item; rate-limited calls do not count. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** Returns the first delay before jitter. */
    public Duration firstDelay() {
        return firstDelay;
    }

    /** Returns the longest delay before jitter. */
    public Duration maxDelay() {
        return maxDelay;
    }

    /** Returns the handling of calls that may have been charged. */
    public UnknownOutcomePolicy onUnknown() {
        return onUnknown;
    }

    /** Returns the longest time without any success after which calls to a provider end. */
    public Duration patience() {
        return patience;
    }

    /** Returns the number of repetitions in a run for each requested image; rate-limited calls do not count. */
    public double retryShare() {
        return retryShare;
    }

    /** Returns the number of consecutive failures after which calls to a provider pause. */
    public int failuresBeforeRest() {
        return failuresBeforeRest;
    }

    /** Returns whether a failed call counts as charged. */
    public Charged charged(ProviderException failure) {
        return failure.kind() == FailureKind.TRANSIENT && failure.charged() == Charged.NO
                ? serverErrors
                : failure.charged();
    }

    /** A builder of policies. Not thread-safe. */
    public static final class Builder {

        private int maxAttempts = 4;
        private Duration firstDelay = Duration.ofSeconds(1);
        private Duration maxDelay = Duration.ofSeconds(10);
        private Duration patience = Duration.ofMinutes(15);
        private UnknownOutcomePolicy onUnknown = UnknownOutcomePolicy.FAIL;
        private Charged serverErrors = Charged.NO;
        private double retryShare = 0.5;
        private int failuresBeforeRest = 10;

        private Builder() {}

        /** Sets the highest number of calls for one item, from 1. */
        public Builder maxAttempts(int attempts) {
            this.maxAttempts = atLeast1("maxAttempts", attempts);
            return this;
        }

        /** Sets the first delay, doubled each time, and the longest one, both before jitter. */
        public Builder backoff(Duration first, Duration longest) {
            if (requireNonNull(first, "first").isNegative()
                    || first.compareTo(requireNonNull(longest, "longest")) > 0) {
                throw new IllegalArgumentException(
                        "backoff must rise from the first delay, at least 0, to the longest: " + first + ", "
                                + longest);
            }
            this.firstDelay = first;
            this.maxDelay = longest;
            return this;
        }

        /** Sets the longest time without any success after which calls to a provider end. */
        public Builder patience(Duration longest) {
            this.patience = requireNonNull(longest, "patience");
            return this;
        }

        /** Sets the number of repetitions in a run for each requested image, from 0; above 0, ten are always allowed. */
        public Builder retryShare(double share) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException("retryShare must be at least 0: " + share);
            }
            this.retryShare = share;
            return this;
        }

        /** Sets the number of consecutive failures, from 1, after which calls to a provider pause. */
        public Builder failuresBeforeRest(int failures) {
            this.failuresBeforeRest = atLeast1("failuresBeforeRest", failures);
            return this;
        }

        /** Sets the handling of calls that may have been charged. */
        public Builder onUnknown(UnknownOutcomePolicy policy) {
            this.onUnknown = requireNonNull(policy, "onUnknown");
            return this;
        }

        /**
         * Sets whether answers of 500, 502, 503 and 504 count as charged. No vendor documents a charge, so the default is
         * {@link Charged#NO}; {@link Charged#UNKNOWN} subjects them to {@link #onUnknown}.
         */
        public Builder serverErrors(Charged charged) {
            this.serverErrors = requireNonNull(charged, "serverErrors");
            return this;
        }

        /** Returns the policy. */
        public RetryPolicy build() {
            return new RetryPolicy(this);
        }

        private static int atLeast1(String name, int number) {
            if (number < 1) {
                throw new IllegalArgumentException(name + " must be at least 1: " + number);
            }
            return number;
        }
    }
}
