package dev.imagebatch;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Demand;
import dev.imagebatch.guard.RetryDecisions;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.plan.ItemStanding;
import dev.imagebatch.plan.Prompts.Brief;
import dev.imagebatch.plan.Selection;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.RateLimit;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the prompts written that a batch needs, each once, before its pictures are planned for good; every attempt passes
 * the gate, is noted before and after, and is paid from the budget, as those for pictures are.
 */
final class Writing {

    private final BatchSettings settings;
    private final String batch;
    private final Gate gate;
    private final RunControl control;
    private final Tally tally;
    private final Supplier<String> attempts;
    private final Set<Fingerprint> begun = ConcurrentHashMap.newKeySet();
    private final Set<Cutoff> running = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Failure> refusal = new AtomicReference<>();

    Writing(BatchSettings settings, String batch, Gate gate, RunControl control, Caller caller, Tally tally) {
        this.settings = settings;
        this.batch = batch;
        this.gate = gate;
        this.control = control;
        this.tally = tally;
        this.attempts = caller::nextAttempt;
    }

    /** Has the prompt of a specification written, unless it is or, where nobody insists, nobody is to be asked. */
    void write(ImageSpecification specification, Selection selection) throws IOException, InterruptedException {
        Brief brief;
        try {
            brief = settings.prompts().brief(specification);
        } catch (IllegalArgumentException e) {
            return; // the plan has told
        }
        boolean isWritten = settings.ledger().find(brief.key()).orElse(null) instanceof ItemState.Written;
        if (!isWritten && isToBeAsked(brief, selection) && begun.add(brief.key())) {
            new Asking(brief, specification.id()).run();
        }
    }

    private boolean isToBeAsked(Brief brief, Selection selection) throws IOException {
        return selection.isForced() || settings.standing(brief.key()) instanceof ItemStanding.ToMake;
    }

    /** Why prompts were not asked for. */
    Optional<Failure> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    /** Ends every call that runs; each is noted as possibly charged. */
    void abort() {
        running.forEach(Cutoff::abort);
    }

    /** The calls for one prompt, one after another. */
    private final class Asking {

        private final Brief brief;
        private final String specificationId;
        private final String model;
        private final Quote quote;
        private final boolean isFree;
        private int calls;

        Asking(Brief brief, String specificationId) {
            this.brief = brief;
            this.specificationId = specificationId;
            this.model = "prompt writer " + brief.writer().name();
            Optional<Quote> known = brief.writer().quote(brief.text());
            this.quote = known.orElseGet(() -> Quote.confirmed(CostEstimate.FREE, LocalDate.EPOCH));
            this.isFree = known.isPresent() && quote.cost().high().isZero();
        }

        void run() throws IOException, InterruptedException {
            Gate.Health health = gate.health(model);
            RetryDecisions decisions = isFree
                    ? settings.retryRules().forFreeItem(settings.random())
                    : settings.retryRules().forPaidItem(settings.random());
            health.retries().called();
            while (true) {
                Gate.Admission admission = gate.admit(model, quote.cost().high(), Demand.of(model, 1));
                if (admission.leave() == null) {
                    refusal.compareAndSet(null, admission.refusal());
                    return;
                }
                Optional<ProviderException> failure = attempt(admission.leave());
                if (failure.isEmpty()) {
                    health.circuit().answered();
                    return;
                }
                health.circuit().failed(failure.get());
                Optional<Duration> wait = control.isStopped()
                        ? Optional.empty()
                        : decisions.afterFailure(failure.get(), health.circuit().failingFor());
                if (wait.isEmpty() || !mayRepeat(health, failure.get())) {
                    health.circuit().gaveUp(failure.get());
                    giveUp(failure.get());
                    return;
                }
                gate.pause(failure.get(), wait.get());
            }
        }

        private boolean mayRepeat(Gate.Health health, ProviderException failure) {
            return failure.kind() == FailureKind.RATE_LIMITED
                    || health.retries().tryRepeat();
        }

        private Optional<ProviderException> attempt(Gate.Leave leave) throws IOException {
            String attempt = attempts.get();
            Budget.Hold hold = leave.hold();
            try {
                if (!isFree) {
                    begin(attempt, hold);
                }
                calls++;
                long start = settings.time().nanoTime();
                try {
                    WrittenPrompt written = asked(attempt);
                    leave.turn().succeeded(RateLimit.unknown());
                    end(attempt, start, hold, written);
                    return Optional.empty();
                } catch (ProviderException e) {
                    slowDown(leave, e);
                    end(attempt, start, hold, e);
                    return Optional.of(e);
                }
            } finally {
                leave.turn().ended();
                hold.keep();
            }
        }

        private void begin(String attempt, Budget.Hold hold) throws IOException {
            boolean noted = false;
            try {
                settings.ledger()
                        .append(new AttemptStarted(
                                attempt,
                                settings.time().instant(),
                                batch,
                                specificationId,
                                brief.writer().name(),
                                "prompt",
                                hold.amount(),
                                List.of(brief.key())));
                noted = true;
            } finally {
                if (!noted) {
                    hold.release();
                }
            }
        }

        private WrittenPrompt asked(String attempt) throws ProviderException {
            Cutoff cutoff = new Cutoff();
            WritingCall call = new WritingCall(brief.text(), specificationId, attempt, settings.timeout(), cutoff);
            running.add(cutoff);
            ScheduledFuture<?> alarm = settings.watchdog().after(settings.timeout(), cutoff::abort);
            try {
                return brief.writer().write(call);
            } catch (InterruptedException e) {
                if (!cutoff.wasAborted()) {
                    Thread.currentThread().interrupt();
                }
                throw unknown("the call was ended before its answer came", e);
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
                throw unknown(
                        "the " + model + " failed unexpectedly: " + e.getClass().getName(), e);
            } finally {
                alarm.cancel(false);
                cutoff.ended();
                running.remove(cutoff);
            }
        }

        private static ProviderException unknown(String message, Throwable cause) {
            return ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, message)
                    .cause(cause)
                    .build();
        }

        private void slowDown(Gate.Leave leave, ProviderException failure) {
            if (failure.kind() == FailureKind.RATE_LIMITED) {
                leave.turn().slowDown(failure.retryAfter().orElse(null), failure.rateLimit());
            }
        }

        /** The end of the attempt and the words are there together or not at all. */
        private void end(String attempt, long start, Budget.Hold hold, WrittenPrompt written) throws IOException {
            Money cost =
                    isFree ? Money.ZERO : written.cost().orElse(quote.cost().expected());
            List<LedgerEntry> entries = new ArrayList<>();
            if (!isFree) {
                entries.add(new AttemptEnded(
                        attempt,
                        settings.time().instant(),
                        Charged.YES,
                        cost,
                        null,
                        written.requestId().orElse(null),
                        written.modelVersion().orElse(null),
                        since(start),
                        List.of()));
            }
            entries.add(new PromptWritten(
                    brief.key(),
                    settings.time().instant(),
                    batch,
                    specificationId,
                    brief.writer().name(),
                    written.text(),
                    cost,
                    written.requestId().orElse(null),
                    written.modelVersion().orElse(null)));
            settings.ledger().append(entries);
            settle(Charged.YES, cost, hold);
        }

        private void end(String attempt, long start, Budget.Hold hold, ProviderException failure) throws IOException {
            Charged charged = charged(failure);
            Money cost = charged == Charged.NO ? Money.ZERO : hold.amount();
            if (!isFree) {
                settings.ledger()
                        .append(new AttemptEnded(
                                attempt,
                                settings.time().instant(),
                                charged,
                                cost,
                                failure.kind(),
                                failure.requestId().orElse(null),
                                null,
                                since(start),
                                List.of()));
            }
            settle(charged, cost, hold);
        }

        private Charged charged(ProviderException failure) {
            return isFree ? Charged.NO : settings.retryRules().charged(failure);
        }

        private void settle(Charged charged, Money cost, Budget.Hold hold) {
            switch (charged) {
                case NO -> hold.release();
                case UNKNOWN -> hold.keep();
                case YES -> {
                    hold.settle(cost);
                    tally.spent(cost, hold.amount());
                }
            }
        }

        private void giveUp(ProviderException failure) throws IOException {
            String message = failure.getMessage() == null ? model + " failed" : failure.getMessage();
            settings.ledger()
                    .append(new ItemFailed(
                            brief.key(),
                            settings.time().instant(),
                            batch,
                            specificationId,
                            brief.writer().name(),
                            "prompt",
                            calls,
                            new Failure(failure.kind(), Stage.WRITING, charged(failure), message),
                            null,
                            null,
                            null));
        }

        private Duration since(long start) {
            return Duration.ofNanos(settings.time().nanoTime() - start);
        }
    }
}
