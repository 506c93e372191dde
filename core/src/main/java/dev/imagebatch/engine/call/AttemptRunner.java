package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.control.ModelHealth;
import dev.imagebatch.engine.control.Permit;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.CallLimits;
import dev.imagebatch.engine.setup.EngineRuntime;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.RunId;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.pace.Turn;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.RateLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** A runner of single attempts of any task. Each attempt is recorded before and after the call and always settled. */
final class AttemptRunner {

    private final AttemptRecorder recorder;
    private final CallLimits limits;
    private final EngineRuntime runtime;
    private final RunProgress progress;
    /** The calls that run, with the amounts held for them. */
    private final Map<TaskCall<?>, Money> running = new ConcurrentHashMap<>();

    private volatile boolean aborted;

    AttemptRunner(BatchSettings settings, RunId run, RunProgress progress) {
        this.recorder = new AttemptRecorder(settings, run);
        this.limits = settings.limits();
        this.runtime = settings.runtime();
        this.progress = progress;
    }

    /** Runs one attempt of a task. The permit is always released. */
    <K, T> AttemptOutcome<T> run(GenerationTask<K, T> task, Permit permit, ModelHealth health) throws IOException {
        try (permit) {
            CallTerms terms = task.terms();
            TaskCall<T> call = task.call(recorder.nextAttempt(), limits.timeout());
            if (!terms.isFree()) {
                recorder.started(call, terms, permit.hold(), imagesInFlight());
            }
            long start = runtime.time().nanoTime();
            AttemptOutcome<T> outcome = called(call, permit.hold().amount());
            pace(outcome, permit.turn());
            Money cost = outcome.cost(terms.cost().expected(), permit.hold().amount());
            record(outcome, health, Duration.ofNanos(runtime.time().nanoTime() - start));
            recorder.ended(task, call.attempt(), outcome, cost, start);
            if (!terms.isFree()) {
                settle(outcome.charged(), cost, permit.hold());
            }
            return outcome;
        }
    }

    /** Cancels every call that is running or starting; each may have been charged. */
    void abort() {
        aborted = true;
        running.keySet().forEach(call -> call.cancellation().cancel());
    }

    /** Records every call that is running as perhaps charged, since nobody waits for its end; returns their number. */
    int abandon() {
        Map<TaskCall<?>, Money> abandoned = Map.copyOf(running);
        abandoned.forEach((call, held) -> ErrorBoundary.run(() -> recorder.abandoned(call.attempt(), held)));
        return abandoned.size();
    }

    private int imagesInFlight() {
        return running.keySet().stream().mapToInt(TaskCall::images).sum();
    }

    private <T> AttemptOutcome<T> called(TaskCall<T> call, Money held) {
        running.put(call, held);
        if (aborted) {
            call.cancellation().cancel();
        }
        ScheduledFuture<?> timer = runtime.timeouts().after(call.timeout(), call.cancellation()::cancel);
        progress.callStarted(call.images());
        try {
            ErrorBoundary.Completion<AttemptOutcome<T>> answer = ErrorBoundary.call(call::run);
            AttemptOutcome<T> outcome = answer.value();
            return outcome != null ? outcome : call.failed(failure(call, answer.thrown()), limits.retries());
        } finally {
            timer.cancel(false);
            call.cancellation().returned();
            running.remove(call);
            progress.callEnded(call.images());
        }
    }

    /**
     * Returns the failure for anything thrown by a service. Except for the service's own exception, the outcome is
     * unknown, since the request may have been sent.
     */
    private ProviderException failure(TaskCall<?> call, @Nullable Throwable thrown) {
        if (thrown instanceof ProviderException failure) {
            return LongWaits.ended(failure, limits.retries().patience(), runtime.time());
        }
        String message = "the " + call.service() + " failed unexpectedly: "
                + (thrown == null ? "no answer" : thrown.getClass().getName());
        if (thrown instanceof InterruptedException) {
            if (!call.cancellation().isCancelled()) {
                Thread.currentThread().interrupt();
            }
            message = "the call was cancelled before its answer came (timeout "
                    + call.timeout().toSeconds() + " s)";
        }
        return ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, message)
                .cause(thrown)
                .build();
    }

    private static void record(AttemptOutcome<?> outcome, ModelHealth health, Duration took) {
        outcome.failure().ifPresent(health.circuit()::failed);
        if (!outcome.received().isEmpty()) {
            health.answered(took);
        }
    }

    /** Updates the pace as soon as the answer arrives, since other calls wait for it. */
    private void pace(AttemptOutcome<?> outcome, Turn turn) {
        RateLimit limit = outcome.answer().rateLimit();
        if (!outcome.received().isEmpty()) {
            turn.succeeded(limit);
        } else if (slowsDown(outcome)) {
            turn.slowDown(
                    outcome.failure().flatMap(ProviderException::retryAfter).orElse(null), limit);
        } else {
            turn.ended();
        }
    }

    /** Returns whether an answer slows the pace down; a longer wait than the policy's patience has become {@link LongWaits}. */
    private boolean slowsDown(AttemptOutcome<?> outcome) {
        return outcome.failure()
                .filter(failure -> failure.kind() == FailureKind.RATE_LIMITED)
                .isPresent();
    }

    private void settle(Charged charged, Money cost, Budget.Hold hold) {
        switch (charged) {
            case NO -> hold.release();
            case UNKNOWN -> hold.keep();
            case YES -> {
                hold.settle(cost);
                progress.spent(cost, hold.amount());
            }
        }
    }
}
