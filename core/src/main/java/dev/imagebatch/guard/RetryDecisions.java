package dev.imagebatch.guard;

import dev.failsafe.Execution;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The attempts of one item, counted, and what follows each failure.
 *
 * <p>Decides and never waits: the wait is the caller's, on the caller's clock. Not thread-safe.
 *
 * @since 0.1
 */
public final class RetryDecisions {

    private final RetryPolicy rules;
    private final RandomGenerator random;
    private final Execution<Object> execution;
    private int slowDowns;

    RetryDecisions(RetryPolicy rules, dev.failsafe.RetryPolicy<Object> policy, RandomGenerator random) {
        this.rules = rules;
        this.random = random;
        this.execution = Execution.of(policy);
    }

    /**
     * How long to wait before the next attempt; empty if there is none.
     *
     * @param failure what the attempt ended with
     * @param failingFor for how long nothing has succeeded with this provider's model although it was asked
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
        Duration wait = failure.retryAfter().orElseGet(() -> rules.backoff(slowDowns, random));
        boolean patient = rules.maxAttempts() > 1
                && failingFor.compareTo(rules.patience()) < 0
                && wait.compareTo(rules.patience()) <= 0;
        return patient ? Optional.of(wait) : Optional.empty();
    }
}
