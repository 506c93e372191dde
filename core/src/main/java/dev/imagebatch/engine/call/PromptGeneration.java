package dev.imagebatch.engine.call;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.engine.control.AdmissionGate;
import dev.imagebatch.engine.control.RunControl;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.guard.pace.CallWeight;
import dev.imagebatch.guard.retry.RetryDecisions;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.planning.PromptBriefs.Brief;
import dev.imagebatch.planning.SpecificationFilter;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has the prompts written that a batch needs, each once, before its pictures are planned for good; every attempt passes
 * the gate, as those for pictures do.
 */
public final class PromptGeneration {

    private final BatchSettings settings;
    private final String batch;
    private final AdmissionGate gate;
    private final RunControl control;
    private final PromptAttemptRunner caller;
    private final Set<Fingerprint> begun = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Failure> refusal = new AtomicReference<>();

    public PromptGeneration(
            BatchSettings settings, String batch, AdmissionGate gate, RunControl control, PromptAttemptRunner caller) {
        this.settings = settings;
        this.batch = batch;
        this.gate = gate;
        this.control = control;
        this.caller = caller;
    }

    /** Has the prompt of a specification written, unless it is or, where nobody insists, nobody is to be asked. */
    public void write(ImageSpecification specification, SpecificationFilter selection)
            throws IOException, InterruptedException {
        Brief brief;
        try {
            brief = settings.prompts().brief(specification);
        } catch (IllegalArgumentException e) {
            return; // the plan has told
        }
        boolean isWritten = settings.ledger().find(brief.key()).orElse(null) instanceof ItemState.Written;
        if (!isWritten && isToBeAsked(brief, selection) && begun.add(brief.key())) {
            ask(terms(brief, specification.id()));
        }
    }

    private boolean isToBeAsked(Brief brief, SpecificationFilter selection) throws IOException {
        return selection.regenerates() || settings.standing(brief.key()) instanceof NextStep.ToGenerate;
    }

    /** Why prompts were not asked for. */
    public Optional<Failure> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    private static PromptAttemptRunner.Terms terms(Brief brief, String specificationId) {
        Optional<Quote> known = brief.writer().quote(brief.text());
        Quote quote = known.orElseGet(() -> Quote.confirmed(CostEstimate.FREE, LocalDate.EPOCH));
        boolean isFree = known.isPresent() && quote.cost().high().isZero();
        return new PromptAttemptRunner.Terms(brief, specificationId, quote, isFree);
    }

    /** Asks until the text came or is given up. */
    private void ask(PromptAttemptRunner.Terms terms) throws IOException, InterruptedException {
        String model = "prompt writer " + terms.writer();
        AdmissionGate.Health health = gate.health(model);
        RetryDecisions decisions = terms.isFree()
                ? RetryDecisions.forFreeItem(settings.retryRules(), settings.random())
                : RetryDecisions.forPaidItem(settings.retryRules(), settings.random());
        health.retries().called();
        for (int calls = 1; ; calls++) {
            AdmissionGate.Admission admission =
                    gate.admit(model, terms.quote().cost().high(), CallWeight.of(model, 1));
            if (admission.leave() == null) {
                refusal.compareAndSet(null, admission.refusal());
                return;
            }
            Optional<ProviderException> failure = caller.call(terms, admission.leave());
            if (failure.isEmpty()) {
                health.circuit().answered();
                return;
            }
            Optional<Duration> wait = wait(health, decisions, failure.get());
            if (wait.isEmpty()) {
                health.circuit().gaveUp(failure.get());
                giveUp(terms, failure.get(), calls);
                return;
            }
            gate.pause(failure.get(), wait.get());
        }
    }

    /** How long to wait before the next attempt; empty if there is none. */
    private Optional<Duration> wait(AdmissionGate.Health health, RetryDecisions decisions, ProviderException failure) {
        health.circuit().failed(failure);
        if (control.isStopped()) {
            return Optional.empty();
        }
        return decisions
                .afterFailure(failure, health.circuit().failingFor())
                .filter(wait -> failure.kind() == FailureKind.RATE_LIMITED
                        || health.retries().tryRepeat());
    }

    private void giveUp(PromptAttemptRunner.Terms terms, ProviderException failure, int calls) throws IOException {
        Failure reason = new Failure(
                failure.kind(),
                FailureStage.WRITING,
                caller.charged(terms, failure),
                String.valueOf(failure.getMessage()));
        settings.ledger()
                .append(new ItemFailed(
                        terms.brief().key(),
                        settings.time().instant(),
                        new BatchSpecification(batch, terms.specificationId()),
                        terms.model(),
                        calls,
                        reason,
                        null,
                        ItemFailed.Relations.NONE));
    }
}
