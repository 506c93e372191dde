package dev.imagebatch.engine.call;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.engine.control.AdmissionGate;
import dev.imagebatch.engine.control.RunControl;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.guard.pace.CallWeight;
import dev.imagebatch.guard.retry.RetryDecisions;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Asks for images, again where the rules say so; every attempt passes the gate. */
public final class RetryLoop {

    private final AdmissionGate gate;
    private final AttemptRunner caller;
    private final RetryPolicy rules;
    private final RandomGenerator random;
    private final Duration timeout;
    private final TimeSource time;
    private final RunControl control;
    private final RunProgress tally;

    /** Is told what became of each item. */
    public interface Receiver {

        /** The image came. */
        void received(Item item, ReceivedImage image, ImageStored.Making making)
                throws IOException, InterruptedException;

        /** The item is given up. */
        void failed(Item item, Failure failure, int attempts) throws IOException, InterruptedException;

        /** The item is not tried. */
        void skipped(Item item, Failure reason);
    }

    public RetryLoop(
            BatchSettings settings, AdmissionGate gate, AttemptRunner caller, RunControl control, RunProgress tally) {
        this.gate = gate;
        this.caller = caller;
        this.rules = settings.retryRules();
        this.random = settings.random();
        this.timeout = settings.timeout();
        this.time = settings.time();
        this.control = control;
        this.tally = tally;
    }

    /** Asks for the items of one specification in one call, and goes on until each came or was given up. */
    public void generate(List<Item> items, Receiver receiver) throws IOException, InterruptedException {
        new Asking(items, receiver).run();
    }

    /** Why nothing is asked of a provider's model any more. */
    public Optional<Failure> stopped(Resolution resolution) {
        return gate.stopped(resolution.modelName());
    }

    /** The calls for the items of one specification, one after another. */
    private final class Asking {

        private final Receiver receiver;
        private final Resolution resolution;
        private final AdmissionGate.Health health;
        private final boolean free;
        private final RetryDecisions decisions;
        private List<Item> left;
        private int attempts;

        Asking(List<Item> items, Receiver receiver) {
            this.left = items;
            this.receiver = receiver;
            this.resolution = items.get(0).resolution();
            this.health = gate.health(resolution.modelName());
            this.free = isFree(resolution, items.size());
            this.decisions =
                    free ? RetryDecisions.forFreeItem(rules, random) : RetryDecisions.forPaidItem(rules, random);
        }

        void run() throws IOException, InterruptedException {
            health.retries().called();
            while (!left.isEmpty()) {
                Quote quote = quote(resolution, left.size());
                ProviderCall.CallTerms terms = terms();
                AdmissionGate.Admission admission =
                        gate.admit(resolution.modelName(), quote.cost().high(), demand(resolution, left.size()));
                if (admission.leave() == null) {
                    refused(Objects.requireNonNull(admission.refusal()));
                    return;
                }
                attempts++;
                AttemptOutcome outcome = call(terms, quote, admission.leave());
                handOver(outcome, quote);
                left = afterFailure(outcome);
            }
        }

        private AttemptOutcome call(ProviderCall.CallTerms terms, Quote quote, AdmissionGate.Leave leave)
                throws IOException {
            long began = time.nanoTime();
            AttemptOutcome outcome = caller.call(resolution, terms, quote, leave);
            outcome.failure().ifPresent(health.circuit()::failed);
            if (!outcome.images().isEmpty()) {
                health.circuit().answered();
                gate.took(Duration.ofNanos(time.nanoTime() - began));
            }
            return outcome;
        }

        private void handOver(AttemptOutcome outcome, Quote quote) throws IOException, InterruptedException {
            if (outcome.images().isEmpty()) {
                return;
            }
            Money each = outcome.answer()
                    .cost()
                    .orElse(quote.cost().expected())
                    .dividedBy(outcome.images().size());
            ImageStored.Making making = new ImageStored.Making(
                    new ProviderModel(
                            resolution.request().provider(),
                            resolution.request().model()),
                    each,
                    attempts,
                    Duration.ZERO,
                    new CallReference(
                            outcome.answer().requestId().orElse(null),
                            outcome.answer().modelVersion().orElse(null)));
            for (Map.Entry<Integer, ReceivedImage> image : outcome.images().entrySet()) {
                receiver.received(left.get(image.getKey()), image.getValue(), making);
            }
        }

        /** Gives up the items that are not asked for again, waits, and gives back the others. */
        private List<Item> afterFailure(AttemptOutcome outcome) throws IOException, InterruptedException {
            if (outcome.failure().isEmpty()) {
                return List.of();
            }
            ProviderException failure = outcome.failure().get();
            Optional<Duration> wait = control.isStopped() ? Optional.empty() : wait(failure);
            boolean spared = wait.isPresent()
                    && isRepetition(failure)
                    && !health.retries().tryRepeat();
            if (wait.isEmpty()) {
                health.circuit().gaveUp(failure);
            }
            List<Item> again = new ArrayList<>();
            for (Map.Entry<Integer, Failure> missing : outcome.failures().entrySet()) {
                Item item = left.get(missing.getKey());
                Failure reason = missing.getValue();
                boolean isFinal = reason.kind().nextRun() == FailureKind.NextRun.IF_CHANGED;
                if (wait.isPresent() && !spared && !isFinal) {
                    again.add(item);
                } else {
                    receiver.failed(item, spared && !isFinal ? spared(reason) : reason, attempts);
                }
            }
            if (!again.isEmpty()) {
                tally.waiting();
                gate.pause(failure, wait.get());
            }
            return again;
        }

        private Optional<Duration> wait(ProviderException failure) {
            return decisions.afterFailure(failure, health.circuit().failingFor());
        }

        private void refused(Failure reason) throws IOException, InterruptedException {
            for (Item item : left) {
                if (attempts == 0) {
                    receiver.skipped(item, reason);
                } else {
                    receiver.failed(item, reason, attempts);
                }
            }
        }

        private ProviderCall.CallTerms terms() {
            Item first = left.get(0);
            return new ProviderCall.CallTerms(
                    first.specification().id(),
                    resolution.request(),
                    first.variant(),
                    left.stream().map(Item::key).toList(),
                    timeout,
                    free);
        }
    }

    private static CallWeight demand(Resolution resolution, int images) {
        ImageRequest request = resolution.request();
        Quota quota = resolution.capabilities().quota();
        int units = quota.units(images, request.references().size());
        return CallWeight.of(resolution.provider().name(), request.model(), quota, units);
    }

    private static boolean isRepetition(ProviderException failure) {
        return failure.kind() != FailureKind.RATE_LIMITED;
    }

    private static Failure spared(Failure reason) {
        return new Failure(
                reason.kind(),
                reason.stage(),
                reason.charged(),
                reason.message() + " (not asked again: the run has used up its share of repeated calls)");
    }

    private static boolean isFree(Resolution resolution, int images) {
        return resolution
                .provider()
                .quote(resolution.request(), images)
                .filter(quote -> quote.cost().high().isZero())
                .isPresent();
    }

    private static Quote quote(Resolution resolution, int images) {
        return resolution
                .provider()
                .quote(resolution.request(), images)
                .orElseGet(() -> Quote.confirmed(CostEstimate.FREE, LocalDate.EPOCH));
    }
}
