package dev.imagebatch.guard;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a sick provider alone: after failures in a row nothing starts for a while, then a single call finds out whether
 * it is well again.
 *
 * <p>The rests last 10 seconds, then twice as long each time, at most 2 minutes. The circuit ends for good on a failure
 * that concerns every item, on a provider that was never reached, and when nothing succeeded for the patience of the
 * rules. One circuit is for one model of one provider. Thread-safe.
 *
 * @since 0.1
 */
public final class CircuitBreaker {

    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);
    private static final Duration PROBE_RUNS = Duration.ofMillis(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final RetryPolicy rules;
    private final TimeSource time;
    private State state = State.CLOSED;
    private boolean reached;
    private int inARow;
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
     * Why nothing starts at the moment.
     *
     * @param kind what the provider's last failure was
     * @param left how long it is still left alone; zero while a single call finds out whether it is well again
     */
    public record Rest(FailureKind kind, Duration left) {}

    /** A closed circuit that measures time by {@code time}. */
    public CircuitBreaker(RetryPolicy rules, TimeSource time) {
        this.rules = rules;
        this.time = time;
    }

    /** How long a call has to wait at least before it asks to {@link #tryPass() pass}; zero if not at all. */
    public Duration waitingTime() {
        lock.lock();
        try {
            return switch (state) {
                case CLOSED, ENDED -> Duration.ZERO;
                case RESTING -> Duration.ofNanos(Math.max(0, restsUntil - time.nanoTime()));
                case PROBING -> PROBE_RUNS;
            };
        } finally {
            lock.unlock();
        }
    }

    /** Lets a call through, or not; after a rest, only one. Who is let through tells what came of it. */
    public boolean tryPass() {
        lock.lock();
        try {
            if (state == State.RESTING && time.nanoTime() >= restsUntil) {
                state = State.PROBING;
                return true;
            }
            return state == State.CLOSED;
        } finally {
            lock.unlock();
        }
    }

    /** A call brought an image, or an answer that only concerns its item. */
    public void answered() {
        lock.lock();
        try {
            reached = true;
            inARow = 0;
            rests = 0;
            failingSince = null;
            close();
        } finally {
            lock.unlock();
        }
    }

    /** A call failed; there may be further ones for its item. */
    public void failed(ProviderException failure) {
        switch (failure.kind()) {
            case TRANSIENT, UNREACHABLE, UNKNOWN_OUTCOME, EMPTY_ANSWER, BAD_IMAGE -> sick(failure);
            case RATE_LIMITED -> busy();
            default -> answered();
        }
    }

    /** An item was given up with this failure. */
    public void gaveUp(ProviderException failure) {
        lock.lock();
        try {
            boolean neverReached = failure.kind() == FailureKind.UNREACHABLE && !reached;
            if (failure.ends() == FailureKind.Ends.BATCH || neverReached) {
                end(failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The failure that ended the calls for good. */
    public Optional<ProviderException> endedBy() {
        lock.lock();
        try {
            return Optional.ofNullable(end);
        } finally {
            lock.unlock();
        }
    }

    /** For how long there has been nothing but failures and wishes to slow down; zero after an answer. */
    public Duration failingFor() {
        lock.lock();
        try {
            return failingSince == null ? Duration.ZERO : Duration.ofNanos(time.nanoTime() - failingSince);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets for how long nothing succeeded, since nobody asked meanwhile. */
    public void forgetDuration() {
        lock.lock();
        try {
            failingSince = failingSince == null ? null : time.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing starts at the moment; empty if anything may. */
    public Optional<Rest> rest() {
        lock.lock();
        try {
            boolean rests = state == State.RESTING || state == State.PROBING;
            if (!rests || latest == null) {
                return Optional.empty();
            }
            long left = state == State.PROBING ? 0 : Math.max(0, restsUntil - time.nanoTime());
            return Optional.of(new Rest(latest.kind(), Duration.ofNanos(left)));
        } finally {
            lock.unlock();
        }
    }

    private void sick(ProviderException failure) {
        lock.lock();
        try {
            reached |= failure.kind() != FailureKind.UNREACHABLE;
            latest = failure;
            inARow++;
            noteFailing();
            boolean tooMany = state == State.CLOSED && inARow >= rules.failuresBeforeRest();
            if (tooMany || state == State.PROBING) {
                restOrEnd(failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private void busy() {
        lock.lock();
        try {
            reached = true;
            noteFailing();
            close();
        } finally {
            lock.unlock();
        }
    }

    private void noteFailing() {
        failingSince = failingSince == null ? Long.valueOf(time.nanoTime()) : failingSince;
    }

    private void restOrEnd(ProviderException failure) {
        if (failingFor().compareTo(rules.patience()) >= 0) {
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
