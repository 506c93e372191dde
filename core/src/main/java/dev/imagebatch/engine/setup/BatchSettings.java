package dev.imagebatch.engine.setup;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryRules;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.ItemStanding;
import dev.imagebatch.planning.Planner;
import dev.imagebatch.planning.Prompts;
import dev.imagebatch.planning.Routes;
import dev.imagebatch.planning.Storage;
import dev.imagebatch.policy.Duplicates;
import dev.imagebatch.policy.OnProblems;
import dev.imagebatch.policy.Originals;
import dev.imagebatch.policy.Reuse;
import dev.imagebatch.policy.Unpriced;
import dev.imagebatch.policy.Verification;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ReferenceSource;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.Spool;
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
        Routes routes,
        Prompts prompts,
        ImageSink sink,
        Ledger ledger,
        Spool spool,
        ReferenceSource references,
        NamingTemplate naming,
        ReferenceBinder binder,
        BatchListener listener,
        Budget budget,
        Pace pace,
        RetryRules retryRules,
        Reuse reuse,
        Verification verification,
        Duplicates duplicates,
        Unpriced unpriced,
        OnProblems onProblems,
        @Nullable ImageProvider placeholderArtist,
        PostProcessor postProcessor,
        Originals originals,
        int concurrency,
        Duration timeout,
        @Nullable Instant deadline,
        Executor executor,
        Watchdog watchdog,
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
        Planner.Terms terms = new Planner.Terms(
                batch, reuse, retryRules.onUnknown(), unpriced, retryRules.maxAttempts(), concurrency, pace);
        return new Planner(new Planner.Inputs(routes, ledger, storage(), prompts, postProcessor), terms);
    }

    public ItemStanding standing(Fingerprint item) throws IOException {
        return standing(ledger.find(item));
    }

    public ItemStanding standing(Optional<ItemState> state) throws IOException {
        return ItemStanding.of(state, retryRules.onUnknown(), storage());
    }

    private Storage storage() {
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
