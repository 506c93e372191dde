package dev.imagebatch.engine.setup;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.FallbackChain;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.planning.PlanInputs;
import dev.imagebatch.planning.PlanTerms;
import dev.imagebatch.planning.Planner;
import dev.imagebatch.planning.PromptBriefs;
import dev.imagebatch.planning.StoredImageLookup;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.InvalidSpecificationPolicy;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.policy.StoredImageCheck;
import dev.imagebatch.policy.UnpricedPolicy;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ReferenceSource;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.sink.ReferenceBinder;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Everything that a processor's batches have in common, checked together once. */
public record BatchSettings(
        FallbackChain routes,
        PromptBriefs prompts,
        ImageSink sink,
        Ledger ledger,
        RescueStore spool,
        ReferenceSource references,
        NamingTemplate naming,
        ReferenceBinder binder,
        BatchListener listener,
        Budget budget,
        Pace pace,
        RetryPolicy retryRules,
        ReusePolicy reuse,
        StoredImageCheck verification,
        DuplicatePolicy duplicates,
        UnpricedPolicy unpriced,
        InvalidSpecificationPolicy onProblems,
        @Nullable ImageProvider placeholderArtist,
        PostProcessor postProcessor,
        OriginalsPolicy originals,
        int concurrency,
        Duration timeout,
        @Nullable Instant deadline,
        Executor executor,
        CallTimeouts watchdog,
        TimeSource time,
        RandomGenerator random) {

    public BatchSettings withListener(BatchListener other) {
        return new BatchSettings(
                routes,
                prompts,
                sink,
                ledger,
                spool,
                references,
                naming,
                binder,
                other,
                budget,
                pace,
                retryRules,
                reuse,
                verification,
                duplicates,
                unpriced,
                onProblems,
                placeholderArtist,
                postProcessor,
                originals,
                concurrency,
                timeout,
                deadline,
                executor,
                watchdog,
                time,
                random);
    }

    public Planner planner(String batch) {
        PlanTerms terms = new PlanTerms(batch, reuse, unpriced, retryRules, concurrency, pace);
        return new Planner(new PlanInputs(routes, ledger, storage(), prompts, postProcessor), terms);
    }

    public NextStep standing(Fingerprint item) throws IOException {
        return standing(ledger.find(item));
    }

    public NextStep standing(Optional<ItemState> state) throws IOException {
        return NextStep.of(state, retryRules.onUnknown(), storage());
    }

    private StoredImageLookup storage() {
        return new StoredOutputs(ledger, sink, verification, references);
    }

    public Optional<Failure> lastFailure(Fingerprint item) throws IOException {
        return ledger.find(item)
                .filter(ItemState.Failed.class::isInstance)
                .map(state -> ((ItemState.Failed) state).entry().failure());
    }

    /**
     * The bytes as long as they can be had: from the sink, else from what was just received. They are stored: a sink that
     * cannot be read just now does not end the batch.
     */
    public @Nullable ImageData data(StoredImage stored, @Nullable ReceivedImage received) {
        ImageData kept = received == null ? null : received.data();
        try {
            return sink.read(stored).orElse(kept);
        } catch (IOException e) {
            return kept;
        }
    }
}
