package dev.imagebatch.guard;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Which failures are tried again within a run, how often, and after how long.
 *
 * <p>Only what is free is repeated blindly. Defaults: 4 attempts an item, delays of 1, 2, 4, 8, at most 10 seconds with
 * full jitter or what the provider says, unknown outcomes fail, 15 minutes of patience with a provider that only says
 * "slow down" or fails, half as many repetitions as images, and a rest after 10 failures in a row. Immutable and
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

    /** The defaults. */
    public static RetryPolicy standard() {
        return builder().build();
    }

    /** One attempt, whatever happens. */
    public static RetryPolicy never() {
        return builder().maxAttempts(1).build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The most calls for one item; being told to slow down uses up none. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** What is done about calls that may have been charged. */
    public UnknownOutcomePolicy onUnknown() {
        return onUnknown;
    }

    /** How long a provider that says "slow down", or fails, is asked again while nothing at all succeeds. */
    public Duration patience() {
        return patience;
    }

    /** How many repetitions a run may make for each image asked for; being told to slow down uses up none. */
    public double retryShare() {
        return retryShare;
    }

    /** After how many failures in a row a provider is left alone for a while. */
    public int failuresBeforeRest() {
        return failuresBeforeRest;
    }

    /** Whether a failed call is taken as charged, by these rules. */
    public Charged charged(ProviderException failure) {
        return failure.kind() == FailureKind.TRANSIENT && failure.charged() == Charged.NO
                ? serverErrors
                : failure.charged();
    }

    /** Starts counting the attempts of one item whose calls cost something. */
    public RetryDecisions forPaidItem(RandomGenerator random) {
        return new RetryDecisions(this, policy(random, onUnknown), random);
    }

    /** Starts counting the attempts of one item whose calls are free: an unknown outcome costs nothing there. */
    public RetryDecisions forFreeItem(RandomGenerator random) {
        return new RetryDecisions(this, policy(random, UnknownOutcomePolicy.RETRY), random);
    }

    Duration backoff(int attempt, RandomGenerator random) {
        double ceiling = Math.min(firstDelay.toNanos() * Math.pow(2, Math.min(attempt, 40) - 1.0), maxDelay.toNanos());
        return Duration.ofNanos((long) (ceiling * random.nextDouble()));
    }

    private dev.failsafe.RetryPolicy<Object> policy(RandomGenerator random, UnknownOutcomePolicy unknown) {
        return dev.failsafe.RetryPolicy.builder()
                .withMaxAttempts(maxAttempts)
                .handleIf((result, thrown) ->
                        thrown instanceof ProviderException failure && mayBeRepeated(failure, unknown))
                .withDelayFn(context -> {
                    Duration backoff = backoff(context.getAttemptCount(), random);
                    return context.getLastException() instanceof ProviderException failure
                            ? failure.retryAfter()
                                    .filter(wait -> wait.compareTo(backoff) > 0)
                                    .orElse(backoff)
                            : backoff;
                })
                .build();
    }

    private boolean mayBeRepeated(ProviderException failure, UnknownOutcomePolicy unknown) {
        if (failure.ends() == FailureKind.Ends.BATCH || tooLong(failure)) {
            return false;
        }
        return switch (failure.kind().nextRun()) {
            case IF_CHANGED -> false;
            case AGAIN, BY_POLICY -> charged(failure) == Charged.NO || unknown == UnknownOutcomePolicy.RETRY;
        };
    }

    private boolean tooLong(ProviderException failure) {
        return failure.retryAfter().filter(wait -> wait.compareTo(patience) > 0).isPresent();
    }

    /** Collects rules. Not thread-safe. */
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

        /** The most calls for one item, from 1. */
        public Builder maxAttempts(int attempts) {
            if (attempts < 1) {
                throw new IllegalArgumentException("there is at least 1 attempt, is " + attempts);
            }
            this.maxAttempts = attempts;
            return this;
        }

        /** The first delay, doubled each time, and the longest, both before jitter. */
        public Builder backoff(Duration first, Duration longest) {
            if (first.isNegative() || first.compareTo(longest) > 0) {
                throw new IllegalArgumentException(
                        "delays rise from the first, at least 0, to the longest: " + first + ", " + longest);
            }
            this.firstDelay = first;
            this.maxDelay = longest;
            return this;
        }

        /** How long to go on while the provider says "slow down", or fails, and nothing at all succeeds. */
        public Builder patience(Duration longest) {
            this.patience = longest;
            return this;
        }

        /**
         * How many repetitions a run may make for each image that it asks for, from 0; ten are allowed in any case unless
         * it is 0.
         */
        public Builder retryShare(double share) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException("a share is at least 0, is " + share);
            }
            this.retryShare = share;
            return this;
        }

        /** After how many failures in a row, from 1, a provider is left alone for a while. */
        public Builder failuresBeforeRest(int failures) {
            if (failures < 1) {
                throw new IllegalArgumentException("there is at least 1 failure before a rest, is " + failures);
            }
            this.failuresBeforeRest = failures;
            return this;
        }

        /** What to do about calls that may have been charged. */
        public Builder onUnknown(UnknownOutcomePolicy policy) {
            this.onUnknown = policy;
            return this;
        }

        /**
         * Whether answers of 500, 502, 503 and 504 are taken as charged. No vendor documents that they are billed, so the
         * default is {@link Charged#NO}; {@link Charged#UNKNOWN} puts them under {@link #onUnknown}.
         */
        public Builder serverErrors(Charged charged) {
            this.serverErrors = charged;
            return this;
        }

        /** The rules. */
        public RetryPolicy build() {
            return new RetryPolicy(this);
        }
    }
}
