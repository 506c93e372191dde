package dev.imagebatch;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Circuit;
import dev.imagebatch.guard.RetryDecisions;
import dev.imagebatch.guard.RetryRules;
import dev.imagebatch.plan.Resolution;
import dev.imagebatch.provider.ProviderException;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Asks for images, again where the rules say so; every attempt passes the gate. */
final class Generating {

    private final Gate gate;
    private final Caller caller;
    private final RetryRules rules;
    private final RandomGenerator random;
    private final Duration timeout;
    private final StopSignal stop;
    private final Tally tally;

    /** Is told what became of each item. */
    interface Receiver {

        /** The image came. */
        void received(Item item, ReceivedImage image, Money cost, int attempts)
                throws IOException, InterruptedException;

        /** The item is given up. */
        void failed(Item item, Failure failure, int attempts) throws IOException, InterruptedException;

        /** The item is not tried. */
        void skipped(Item item, Failure reason);
    }

    Generating(BatchSettings settings, Gate gate, Caller caller, StopSignal stop, Tally tally) {
        this.gate = gate;
        this.caller = caller;
        this.rules = settings.retryRules();
        this.random = settings.random();
        this.timeout = settings.timeout();
        this.stop = stop;
        this.tally = tally;
    }

    /** Asks for the items of one specification in one call, and goes on until each came or was given up. */
    void generate(List<Item> items, Receiver receiver) throws IOException, InterruptedException {
        Resolution resolution = items.get(0).resolution();
        Circuit circuit = gate.circuit(resolution.provider().name());
        boolean free = isFree(resolution, items.size());
        RetryDecisions decisions = free ? rules.forFreeItem(random) : rules.forPaidItem(random);
        List<Item> left = items;
        for (int attempts = 1; !left.isEmpty(); attempts++) {
            Quote quote = quote(resolution, left.size());
            Call.CallTerms terms = terms(left, free);
            Gate.Admission admission =
                    gate.admit(resolution.provider().name(), quote.cost().high(), left.size());
            if (admission.hold() == null) {
                refused(left, admission, attempts - 1, receiver);
                return;
            }
            CallOutcome outcome = caller.call(resolution, terms, quote, admission.hold());
            noteHealth(circuit, outcome);
            handOver(left, outcome, quote, attempts, receiver);
            left = afterFailure(left, outcome, decisions, circuit, attempts, receiver);
        }
    }

    private List<Item> afterFailure(
            List<Item> asked,
            CallOutcome outcome,
            RetryDecisions decisions,
            Circuit circuit,
            int attempts,
            Receiver receiver)
            throws IOException, InterruptedException {
        if (outcome.failure().isEmpty()) {
            return List.of();
        }
        ProviderException failure = outcome.failure().get();
        Optional<Duration> wait =
                stop.isStopped() ? Optional.empty() : decisions.afterFailure(failure, circuit.sinceSuccess());
        if (wait.isEmpty()) {
            circuit.gaveUp(failure);
        }
        List<Item> again = new ArrayList<>();
        for (Map.Entry<Integer, Failure> missing : outcome.failures().entrySet()) {
            Item item = asked.get(missing.getKey());
            boolean isFinal = missing.getValue().kind().nextRun() == FailureKind.NextRun.IF_CHANGED;
            if (wait.isEmpty() || isFinal) {
                receiver.failed(item, missing.getValue(), attempts);
            } else {
                again.add(item);
            }
        }
        if (wait.isPresent() && !again.isEmpty()) {
            pause(failure, wait.get());
        }
        return again;
    }

    private void pause(ProviderException failure, Duration wait) throws InterruptedException {
        tally.waiting();
        gate.slowDown(failure, wait);
    }

    private static void noteHealth(Circuit circuit, CallOutcome outcome) {
        outcome.failure().ifPresent(circuit::failed);
        if (!outcome.images().isEmpty()) {
            circuit.succeeded();
        }
    }

    private static void handOver(List<Item> asked, CallOutcome outcome, Quote quote, int attempts, Receiver receiver)
            throws IOException, InterruptedException {
        if (outcome.images().isEmpty()) {
            return;
        }
        Money each = outcome.answer()
                .cost()
                .orElse(quote.cost().expected())
                .dividedBy(outcome.images().size());
        for (Map.Entry<Integer, ReceivedImage> image : outcome.images().entrySet()) {
            receiver.received(asked.get(image.getKey()), image.getValue(), each, attempts);
        }
    }

    private static void refused(List<Item> items, Gate.Admission admission, int attempts, Receiver receiver)
            throws IOException, InterruptedException {
        Failure reason = java.util.Objects.requireNonNull(admission.refusal());
        for (Item item : items) {
            if (attempts == 0) {
                receiver.skipped(item, reason);
            } else {
                receiver.failed(item, reason, attempts);
            }
        }
    }

    private Call.CallTerms terms(List<Item> items, boolean free) {
        Item first = items.get(0);
        return new Call.CallTerms(
                first.specification().id(),
                first.resolution().request(),
                first.variant(),
                items.stream().map(Item::key).toList(),
                timeout,
                free);
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
