package dev.imagebatch.guard.retry;

import dev.failsafe.Execution;
import dev.failsafe.ExecutionContext;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The decisions after each failed attempt for one item.
 *
 * <p>Counts attempts, but never waits: the caller waits on its own clock. Not thread-safe.
 *
 * @since 0.1
 */
public final class RetryDecisions {

    private final RetryPolicy policy;
    private final UnknownOutcomePolicy onUnknown;
    private final RandomGenerator random;
    private final Execution<Object> execution;
    private int slowDowns;

    private RetryDecisions(RetryPolicy policy, UnknownOutcomePolicy onUnknown, RandomGenerator random) {
        this.policy = policy;
        this.onUnknown = onUnknown;
        this.random = random;
        this.execution = Execution.of(dev.failsafe.RetryPolicy.builder()
                .withMaxAttempts(policy.maxAttempts())
                .handleIf((result, thrown) -> thrown instanceof ProviderException failure && mayBeRepeated(failure))
                .withDelayFn(this::delay)
                .build());
    }

    /** Returns the decisions for an item with paid calls. */
    public static RetryDecisions forPaidItem(RetryPolicy policy, RandomGenerator random) {
        return new RetryDecisions(policy, policy.onUnknown(), random);
    }

    /** Returns the decisions for an item with free calls, where an unknown outcome costs nothing. */
    public static RetryDecisions forFreeItem(RetryPolicy policy, RandomGenerator random) {
        return new RetryDecisions(policy, UnknownOutcomePolicy.RETRY, random);
    }

    /**
     * Returns the delay before the next attempt; empty if there is none.
     *
     * @param failure the failure of the last attempt
     * @param failingFor the time without any success of calls to the model
     */
    public Optional<Duration> afterFailure(ProviderException failure, Duration failingFor) {
        if (failure.kind() == FailureKind.RATE_LIMITED) {
            return afterSlowDown(failure, failingFor);
        }
        execution.recordException(failure);
        return execution.isComplete() ? Optional.empty() : Optional.of(execution.getDelay());
    }

    private Optional<Duration> afterSlowDown(ProviderException failure, Duration failingFor) {
        slowDowns++;
        Duration wait = failure.retryAfter().orElseGet(() -> backoff(slowDowns));
        boolean isPatient = policy.maxAttempts() > 1
                && failingFor.compareTo(policy.patience()) < 0
                && wait.compareTo(policy.patience()) <= 0;
        return isPatient ? Optional.of(wait) : Optional.empty();
    }

    private boolean mayBeRepeated(ProviderException failure) {
        boolean isTooLong = failure.retryAfter()
                .filter(wait -> wait.compareTo(policy.patience()) > 0)
                .isPresent();
        if (failure.ends() == FailureKind.Ends.BATCH || isTooLong) {
            return false;
        }
        if (failure.kind() == FailureKind.REFUSED || failure.kind() == FailureKind.UNAUTHORIZED) {
            return false;
        }
        return switch (failure.kind().nextRun()) {
            case IF_CHANGED -> false;
            case AGAIN, BY_POLICY -> policy.charged(failure) == Charged.NO || onUnknown == UnknownOutcomePolicy.RETRY;
        };
    }

    private Duration delay(ExecutionContext<Object> context) {
        Duration backoff = backoff(context.getAttemptCount());
        return context.getLastException() instanceof ProviderException failure
                ? failure.retryAfter()
                        .filter(wait -> wait.compareTo(backoff) > 0)
                        .orElse(backoff)
                : backoff;
    }

    private Duration backoff(int attempt) {
        double doubled = policy.firstDelay().toNanos() * Math.pow(2, Math.min(attempt, 40) - 1.0);
        double ceiling = Math.min(doubled, policy.maxDelay().toNanos());
        return Duration.ofNanos((long) (ceiling * random.nextDouble()));
    }
}
