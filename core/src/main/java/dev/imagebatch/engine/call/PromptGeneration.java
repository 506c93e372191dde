package dev.imagebatch.engine.call;

import dev.imagebatch.engine.call.CallResult.Missing;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.RunId;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.planning.PromptBriefs.Brief;
import dev.imagebatch.planning.SpecificationFilter;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The generation of the prompts that a batch needs, each once. Thread-safe. */
public final class PromptGeneration {

    private final BatchSettings settings;
    private final RunId run;
    private final GenerationCalls calls;
    private final Set<Fingerprint> begun = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Failure> refusal = new AtomicReference<>();

    public PromptGeneration(BatchSettings settings, RunId run, GenerationCalls calls) {
        this.settings = settings;
        this.run = run;
        this.calls = calls;
    }

    /**
     * Generates the prompt of a specification if it is missing and may be requested.
     *
     * @return the prompt's item if another run is generating it
     */
    public Optional<Fingerprint> generate(ImageSpecification specification, SpecificationFilter filter)
            throws IOException, InterruptedException {
        Optional<Brief> brief = brief(specification);
        if (brief.isEmpty() || begun.contains(brief.get().key())) {
            return Optional.empty();
        }
        Fingerprint item = brief.get().key();
        try (Claim claim = settings.storage().ledger().claim(List.of(item), run.worker())) {
            if (!claim.holds(item)) {
                return Optional.of(item);
            }
            if (begun.add(item) && isRequested(brief.get(), filter)) {
                generate(new PromptTask(brief.get(), specification.id()));
            }
            return Optional.empty();
        }
    }

    /** Returns the reason for which prompts were not requested. */
    public Optional<Failure> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    /** Empty if there is none; the plan has reported that. */
    private Optional<Brief> brief(ImageSpecification specification) {
        try {
            return Optional.of(settings.generation().prompts().brief(specification));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isRequested(Brief brief, SpecificationFilter filter) throws IOException {
        Optional<ItemState> state = settings.storage().ledger().find(brief.key());
        if (state.orElse(null) instanceof ItemState.Written) {
            return false;
        }
        return filter.regenerates() || settings.nextSteps().of(state) instanceof NextStep.ToGenerate;
    }

    private void generate(PromptTask task) throws IOException, InterruptedException {
        CallSeries<Brief, WrittenPrompt> series = calls.series(task);
        while (series.isOpen()) {
            CallResult<Brief, WrittenPrompt> result = series.next();
            for (Missing<Brief> missing : result.missing()) {
                if (result.attempts() == 0) {
                    refusal.compareAndSet(null, missing.reason());
                } else {
                    record(task.terms(), missing, result.attempts());
                }
            }
        }
    }

    private void record(CallTerms terms, Missing<Brief> missing, int attempts) throws IOException {
        settings.storage()
                .ledger()
                .append(new ItemFailed(
                        missing.subject().key(),
                        settings.runtime().time().instant(),
                        new BatchSpecification(run.batch(), terms.specificationId()),
                        terms.model(),
                        attempts,
                        missing.reason(),
                        null,
                        ItemFailed.Relations.NONE));
    }
}
