package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.engine.control.AdmissionGate;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.PromptBriefs.Brief;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.RateLimit;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;

/** Makes single calls to prompt writers, noted before and after as those for pictures are. */
public final class PromptAttemptRunner {

    private final BatchSettings settings;
    private final TimeSource time;
    private final String batch;
    private final AttemptRunner numbers;
    private final AttemptRecorder accounting;
    private final Set<CallCancellation> running = ConcurrentHashMap.newKeySet();

    /**
     * What a call asks for.
     *
     * @param brief what the writer starts from
     * @param specificationId the specification that it is for first
     * @param quote the price, free if none is known
     * @param isFree whether it certainly costs nothing
     */
    record Terms(Brief brief, String specificationId, Quote quote, boolean isFree) {

        String writer() {
            return brief.writer().name();
        }

        ProviderModel model() {
            return new ProviderModel(writer(), "prompt");
        }
    }

    public PromptAttemptRunner(BatchSettings settings, String batch, AttemptRunner numbers, RunProgress tally) {
        this.settings = settings;
        this.time = settings.time();
        this.batch = batch;
        this.numbers = numbers;
        this.accounting = new AttemptRecorder(settings, tally);
    }

    /** Makes one call; why there is no text, if there is none. */
    Optional<ProviderException> call(Terms terms, AdmissionGate.Leave leave) throws IOException {
        String attempt = numbers.nextAttempt();
        Budget.Hold hold = leave.hold();
        try {
            if (!terms.isFree()) {
                accounting.begin(started(attempt, terms, hold), hold);
            }
            long start = time.nanoTime();
            try {
                WrittenPrompt written = asked(attempt, terms);
                leave.turn().succeeded(RateLimit.unknown());
                written(attempt, terms, Duration.ofNanos(time.nanoTime() - start), hold, written);
                return Optional.empty();
            } catch (ProviderException e) {
                slowDown(leave, e);
                failed(attempt, terms, Duration.ofNanos(time.nanoTime() - start), hold, e);
                return Optional.of(e);
            }
        } finally {
            leave.turn().ended();
            hold.keep();
        }
    }

    /** Whether a failed call was billed. */
    Charged charged(Terms terms, ProviderException failure) {
        return terms.isFree() ? Charged.NO : settings.retryRules().charged(failure);
    }

    /** Ends every call that runs; each is noted as possibly charged. */
    public void abort() {
        running.forEach(CallCancellation::abort);
    }

    private AttemptStarted started(String attempt, Terms terms, Budget.Hold hold) {
        return new AttemptStarted(
                attempt,
                time.instant(),
                new BatchSpecification(batch, terms.specificationId()),
                terms.model(),
                hold.amount(),
                List.of(terms.brief().key()));
    }

    private WrittenPrompt asked(String attempt, Terms terms) throws ProviderException {
        CallCancellation cutoff = new CallCancellation();
        Duration timeout = settings.timeout();
        PromptWriterCall call =
                new PromptWriterCall(terms.brief().text(), terms.specificationId(), attempt, timeout, cutoff);
        running.add(cutoff);
        ScheduledFuture<?> alarm = settings.watchdog().after(timeout, cutoff::abort);
        try {
            return terms.brief().writer().write(call);
        } catch (InterruptedException e) {
            if (!cutoff.wasAborted()) {
                Thread.currentThread().interrupt();
            }
            throw unknown("the call was ended before its answer came", e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            throw unknown(
                    "the prompt writer " + terms.writer() + " failed unexpectedly: "
                            + e.getClass().getName(),
                    e);
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

    private static void slowDown(AdmissionGate.Leave leave, ProviderException failure) {
        if (failure.kind() == FailureKind.RATE_LIMITED) {
            leave.turn().slowDown(failure.retryAfter().orElse(null), failure.rateLimit());
        }
    }

    /** The end of the attempt and the words are there together or not at all. */
    private void written(String attempt, Terms terms, Duration took, Budget.Hold hold, WrittenPrompt written)
            throws IOException {
        Money cost = terms.isFree()
                ? Money.ZERO
                : written.cost().orElse(terms.quote().cost().expected());
        List<LedgerEntry> entries = new ArrayList<>();
        if (!terms.isFree()) {
            entries.add(new AttemptEnded(
                    attempt, time.instant(), new Charge(Charged.YES, cost), null, reference(written), took, List.of()));
        }
        entries.add(new PromptWritten(
                terms.brief().key(),
                time.instant(),
                new BatchSpecification(batch, terms.specificationId()),
                terms.writer(),
                written.text(),
                cost,
                reference(written)));
        settings.ledger().append(entries);
        accounting.settle(Charged.YES, cost, hold);
    }

    private void failed(String attempt, Terms terms, Duration took, Budget.Hold hold, ProviderException failure)
            throws IOException {
        Charged charged = charged(terms, failure);
        Money cost = charged == Charged.NO ? Money.ZERO : hold.amount();
        if (!terms.isFree()) {
            settings.ledger()
                    .append(new AttemptEnded(
                            attempt,
                            time.instant(),
                            new Charge(charged, cost),
                            failure.kind(),
                            new CallReference(failure.requestId().orElse(null), null),
                            took,
                            List.of()));
        }
        accounting.settle(charged, cost, hold);
    }

    private static CallReference reference(WrittenPrompt written) {
        return new CallReference(
                written.requestId().orElse(null), written.modelVersion().orElse(null));
    }
}
