package dev.imagebatch.engine.call;

import dev.imagebatch.engine.control.AdmissionGate;
import dev.imagebatch.engine.control.ModelHealth;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.RunId;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.guard.retry.RetryDecisions;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The calls of a run, for images and for prompts. Thread-safe. */
public final class GenerationCalls {

    private final AdmissionGate gate;
    private final AttemptRunner attempts;
    private final RetryPolicy rules;
    private final RandomGenerator random;
    private final RunProgress progress;

    public GenerationCalls(BatchSettings settings, RunId run, AdmissionGate gate, RunProgress progress) {
        this.gate = gate;
        this.attempts = new AttemptRunner(settings, run, progress);
        this.rules = settings.limits().retries();
        this.random = settings.runtime().random();
        this.progress = progress;
    }

    /** Returns the series of calls for a task. */
    public <K, T> CallSeries<K, T> series(GenerationTask<K, T> task) {
        ModelHealth health = gate.health(task.modelName());
        RetryDecisions decisions = task.terms().isFree()
                ? RetryDecisions.forFreeItem(rules, random)
                : RetryDecisions.forPaidItem(rules, random);
        health.retries().called();
        return new CallSeries<>(this, task, health, decisions);
    }

    /** Returns the reason for which a provider's model is not called any more. */
    public Optional<Failure> stopped(String model) {
        return gate.stopped(model);
    }

    /** Cancels all calls that run; each may have been charged. */
    public void abort() {
        attempts.abort();
    }

    /** Records all calls that run as perhaps charged, and returns their number. */
    public int abandon() {
        return attempts.abandon();
    }

    AdmissionGate gate() {
        return gate;
    }

    AttemptRunner attempts() {
        return attempts;
    }

    RunProgress progress() {
        return progress;
    }
}
