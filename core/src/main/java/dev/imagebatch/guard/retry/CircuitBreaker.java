package dev.imagebatch.guard.retry;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker for one model of one provider: pauses calls after consecutive failures, then lets a single call probe
 * the provider.
 *
 * <p>Pauses last 10 seconds, then twice as long each time, at most 2 minutes. The circuit opens for good on a failure that
 * affects every item, on the same failure of the first few calls, on a provider that was never reached, and without any
 * success for the patience of the policy. Thread-safe; its short critical sections never block.
 *
 * @since 0.1
 */
public final class CircuitBreaker {

    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);
    private static final Duration PROBE_POLL = Duration.ofMillis(100);

    private final RetryPolicy policy;
    private final TimeSource time;
    private final FirstAnswers first = new FirstAnswers();
    private State state = State.CLOSED;
    private boolean reached;
    private int consecutiveFailures;
    private int rests;
    private long restsUntil;
    private @Nullable Long failingSince;
    private @Nullable ProviderException latest;
    private @Nullable ProviderException end;

    private enum State {
        CLOSED,
        RESTING,
        PROBING,
        ENDED
    }

    /**
     * A pause of calls.
     *
     * @param kind the kind of the last failure
     * @param left the remaining time; zero during a probe
     */
    public record Rest(FailureKind kind, Duration left) {}

    /** Creates a closed circuit. */
    public CircuitBreaker(RetryPolicy policy, TimeSource time) {
        this.policy = policy;
        this.time = time;
    }

    /** Returns the least time to wait before the next {@link #tryPass()}. */
    public synchronized Duration waitingTime() {
        return switch (state) {
            case CLOSED -> first.areAwaited() ? PROBE_POLL : Duration.ZERO;
            case ENDED -> Duration.ZERO;
            case RESTING -> restLeft();
            case PROBING -> PROBE_POLL;
        };
    }

    /** Returns whether a call may be made; after a pause, only one. The caller must report its outcome. */
    public synchronized boolean tryPass() {
        boolean probes = state == State.RESTING && restLeft().isZero();
        if (probes) {
            state = State.PROBING;
        }
        boolean passes = probes || state == State.CLOSED && !first.areAwaited();
        if (passes) {
            first.started();
        }
        return passes;
    }

    /** Reports an image. */
    public synchronized void answered() {
        first.delivered();
        works();
    }

    private void works() {
        reached = true;
        consecutiveFailures = 0;
        rests = 0;
        failingSince = null;
        close();
    }

    /** Reports a failed call; more calls for its item may follow. */
    public synchronized void failed(ProviderException failure) {
        switch (failure.kind()) {
            case TRANSIENT, UNREACHABLE, UNKNOWN_OUTCOME, EMPTY_ANSWER, BAD_IMAGE -> countFailure(failure);
            case RATE_LIMITED -> slowedDown();
            default -> works();
        }
        first.failed(failure).ifPresent(this::end);
    }

    /** Reports the final failure of an item. */
    public synchronized void gaveUp(ProviderException failure) {
        boolean neverReached = failure.kind() == FailureKind.UNREACHABLE && !reached;
        if (failure.ends() == FailureKind.Ends.BATCH || neverReached) {
            end(failure);
        }
    }

    /** Returns the failure that ended all calls; empty while calls are possible. */
    public synchronized Optional<ProviderException> endedBy() {
        return Optional.ofNullable(end);
    }

    /** Returns the time since the first failure or rate limit after the last answer. */
    public synchronized Duration failingFor() {
        return failingSince == null ? Duration.ZERO : Duration.ofNanos(time.nanoTime() - failingSince);
    }

    /** Restarts the time of failing, after a period without calls. */
    public synchronized void forgetDuration() {
        failingSince = failingSince == null ? null : time.nanoTime();
    }

    /** Returns the current pause; empty if there is none. */
    public synchronized Optional<Rest> rest() {
        if (latest == null) {
            return Optional.empty();
        }
        return switch (state) {
            case CLOSED, ENDED -> Optional.empty();
            case RESTING -> Optional.of(new Rest(latest.kind(), restLeft()));
            case PROBING -> Optional.of(new Rest(latest.kind(), Duration.ZERO));
        };
    }

    private Duration restLeft() {
        return Duration.ofNanos(Math.max(0, restsUntil - time.nanoTime()));
    }

    private void countFailure(ProviderException failure) {
        reached |= failure.kind() != FailureKind.UNREACHABLE;
        latest = failure;
        consecutiveFailures++;
        startFailing();
        boolean tooMany = state == State.CLOSED && consecutiveFailures >= policy.failuresBeforeRest();
        if (tooMany || state == State.PROBING) {
            restOrEnd(failure);
        }
    }

    private void slowedDown() {
        reached = true;
        startFailing();
        close();
    }

    private void startFailing() {
        failingSince = failingSince == null ? Long.valueOf(time.nanoTime()) : failingSince;
    }

    private void restOrEnd(ProviderException failure) {
        if (failingFor().compareTo(policy.patience()) >= 0) {
            end(ProviderException.builder(
                            failure.kind(),
                            "nothing succeeded for " + failingFor().toMinutes() + " minutes; the last failure: "
                                    + failure.getMessage())
                    .charged(failure.charged())
                    .cause(failure)
                    .build());
            return;
        }
        long rest = FIRST_REST.toNanos() << Math.min(rests, 4);
        rests++;
        restsUntil = time.nanoTime() + Math.min(rest, LONGEST_REST.toNanos());
        state = State.RESTING;
    }

    private void close() {
        if (state != State.ENDED) {
            state = State.CLOSED;
        }
    }

    private void end(ProviderException failure) {
        if (end == null) {
            end = failure;
            state = State.ENDED;
        }
    }
}
