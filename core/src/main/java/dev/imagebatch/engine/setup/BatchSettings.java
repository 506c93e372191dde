package dev.imagebatch.engine.setup;

import dev.imagebatch.planning.PlanInputs;
import dev.imagebatch.planning.PlanTerms;
import dev.imagebatch.planning.Planner;
import dev.imagebatch.result.BatchListener;
import java.util.List;
import java.util.stream.Stream;

/** The settings that all batches of a processor share. */
public record BatchSettings(
        GenerationSettings generation,
        StorageSettings storage,
        CallLimits limits,
        BatchPolicies policies,
        EngineRuntime runtime,
        List<BatchListener> listeners) {

    /** Returns these settings with one more listener. */
    public BatchSettings withListener(BatchListener other) {
        List<BatchListener> all =
                Stream.concat(listeners.stream(), Stream.of(other)).toList();
        return new BatchSettings(generation, storage, limits, policies, runtime, all);
    }

    /** Returns a planner of one batch. */
    public Planner planner(String batch) {
        PlanTerms terms = new PlanTerms(
                batch, policies.reuse(), policies.unpriced(), limits.retries(), limits.concurrency(), limits.pace());
        PlanInputs inputs = new PlanInputs(
                generation.providers(),
                storage.ledger(),
                storage.lookup(),
                generation.prompts(),
                generation.postProcessor());
        return new Planner(inputs, terms);
    }

    /** Returns the next steps of items. */
    public NextSteps nextSteps() {
        return new NextSteps(
                storage.ledger(), storage.lookup(), limits.retries().onUnknown());
    }
}
