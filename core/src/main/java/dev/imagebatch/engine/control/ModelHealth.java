package dev.imagebatch.engine.control;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.retry.CircuitBreaker;
import dev.imagebatch.guard.retry.RetryBudget;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;

/**
 * The health of a called model in one run. Thread-safe.
 *
 * @param circuit pauses the calls while they only fail
 * @param retries the budget of repeated calls
 * @param durations the durations of successful calls
 */
public record ModelHealth(CircuitBreaker circuit, RetryBudget retries, CallDurations durations) {

    /** Records a call that brought something. */
    public void answered(Duration took) {
        circuit.answered();
        durations.add(took);
    }

    /** Takes a retry from the budget; one that the provider asked for with a rate limit needs none. */
    public boolean permitsRetry(ProviderException failure) {
        return failure.kind() == FailureKind.RATE_LIMITED || retries.tryRepeat();
    }
}
