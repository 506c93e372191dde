package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.call.CallResult.Missing;
import dev.imagebatch.engine.call.CallResult.Received;
import dev.imagebatch.engine.control.Admission;
import dev.imagebatch.engine.control.ModelHealth;
import dev.imagebatch.engine.control.Permit;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.guard.retry.RetryDecisions;
import dev.imagebatch.ledger.HoldRefusedException;
import dev.imagebatch.provider.ProviderException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls for one task, one after another: the first, and those that repeat it for what was not received. Every call
 * passes the admission gate. Not thread-safe.
 *
 * @param <K> the type of what is requested
 * @param <T> the type of what is received
 */
public final class CallSeries<K, T> {

    private final GenerationCalls calls;
    private final ModelHealth health;
    private final RetryDecisions decisions;
    private @Nullable GenerationTask<K, T> open;
    private @Nullable Retry<K> retry;
    private int attempts;

    /**
     * A repetition that is due after a wait.
     *
     * @param cause the failure to be repeated
     * @param delay the wait before it
     * @param missing what is requested again
     */
    private record Retry<K>(ProviderException cause, Duration delay, List<Missing<K>> missing) {}

    CallSeries(GenerationCalls calls, GenerationTask<K, T> task, ModelHealth health, RetryDecisions decisions) {
        this.calls = calls;
        this.open = task;
        this.health = health;
        this.decisions = decisions;
    }

    /** Returns whether another call is to be made. */
    public boolean isOpen() {
        return open != null;
    }

    /**
     * Makes the next call: waits for a permit, records the attempt, calls, records its end and decides on a retry.
     *
     * @throws IOException if the ledger cannot be written
     * @throws InterruptedException if the run stops before the call
     */
    public CallResult<K, T> next() throws IOException, InterruptedException {
        GenerationTask<K, T> task = open;
        if (task == null) {
            throw new NoSuchElementException("the series of calls has ended");
        }
        open = null;
        Retry<K> repeated = retry;
        if (repeated != null && calls.gate().isStopped()) {
            health.circuit().gaveUp(repeated.cause());
            return CallResult.nothing(repeated.missing(), attempts);
        }
        if (repeated != null) {
            calls.progress().waiting();
            calls.gate().pause(repeated.cause(), repeated.delay());
        }
        CallTerms terms = task.terms();
        Admission admission = calls.gate().admit(task.modelName(), terms.cost().high(), terms.weight());
        if (admission instanceof Admission.Refusal refusal) {
            return refused(task, refusal.reason());
        }
        try {
            return called(task, (Permit) admission);
        } catch (HoldRefusedException e) {
            String message = String.valueOf(e.getMessage());
            return refused(task, Failure.of(FailureKind.BUDGET_EXHAUSTED, FailureStage.GENERATING, message));
        }
    }

    private CallResult<K, T> refused(GenerationTask<K, T> task, Failure reason) {
        List<Missing<K>> missing = task.subjects().stream()
                .map(subject -> new Missing<>(subject, reason))
                .toList();
        return CallResult.nothing(missing, attempts);
    }

    private CallResult<K, T> called(GenerationTask<K, T> task, Permit permit) throws IOException {
        AttemptOutcome<T> outcome = calls.attempts().run(task, permit, health);
        attempts++;
        List<Received<K, T>> received = new ArrayList<>();
        outcome.received()
                .forEach((position, value) ->
                        received.add(new Received<>(task.subjects().get(position), value)));
        Money cost = outcome.answer().cost().orElse(task.terms().cost().expected());
        return new CallResult<>(received, missing(task, outcome), attempts, outcome.answer(), cost);
    }

    /** Schedules the retry, and returns what is given up instead. */
    private List<Missing<K>> missing(GenerationTask<K, T> task, AttemptOutcome<T> outcome) {
        ProviderException cause = outcome.thrown();
        if (cause == null) {
            return List.of();
        }
        Optional<Duration> wait = decisions.afterFailure(cause, health.circuit().failingFor());
        if (wait.isEmpty()) {
            health.circuit().gaveUp(cause);
        }
        boolean isBudgetUsedUp = wait.isPresent() && !health.permitsRetry(cause);
        List<Missing<K>> again = new ArrayList<>();
        List<Missing<K>> givenUp = new ArrayList<>();
        for (Map.Entry<Integer, Failure> failure : outcome.failures().entrySet()) {
            K subject = task.subjects().get(failure.getKey());
            Failure reason = failure.getValue();
            if (wait.isEmpty() || reason.kind().nextRun() == FailureKind.NextRun.IF_CHANGED) {
                givenUp.add(new Missing<>(subject, reason));
            } else if (isBudgetUsedUp) {
                givenUp.add(new Missing<>(subject, withoutRetry(reason)));
            } else {
                again.add(new Missing<>(subject, reason));
            }
        }
        if (!again.isEmpty()) {
            retry = new Retry<>(cause, wait.orElseThrow(), again);
            open = task.of(again.stream().map(Missing::subject).toList());
        }
        return givenUp;
    }

    private static Failure withoutRetry(Failure reason) {
        return new Failure(
                reason.kind(),
                reason.stage(),
                reason.charged(),
                reason.message() + " (not retried: the run has used up its retry budget)");
    }
}
