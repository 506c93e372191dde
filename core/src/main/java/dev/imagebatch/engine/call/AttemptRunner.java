package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.engine.control.AdmissionGate;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.CallTimeouts;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.guard.pace.Turn;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.RateLimit;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Makes single calls: each is noted before it is made and after, and its hold is settled whatever happens. */
public final class AttemptRunner {

    private final Ledger ledger;
    private final RescueStore spool;
    private final RetryPolicy rules;
    private final TimeSource time;
    private final CallTimeouts watchdog;
    private final String batch;
    private final RunProgress tally;
    private final AttemptRecorder accounting;
    private final AtomicLong attempts = new AtomicLong();
    private final String run;
    private final Set<ProviderCall> running = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;

    public AttemptRunner(BatchSettings settings, String batch, RunProgress tally) {
        this.ledger = settings.ledger();
        this.spool = settings.spool();
        this.rules = settings.retryRules();
        this.time = settings.time();
        this.watchdog = settings.watchdog();
        this.batch = batch;
        this.run = HexFormat.of().toHexDigits(settings.random().nextInt());
        this.tally = tally;
        this.accounting = new AttemptRecorder(settings, tally);
    }

    /**
     * Makes one call.
     *
     * @param resolution who is asked for what
     * @param terms the call's terms
     * @param quote the price, free if none is known
     * @param leave the gate's leave, whose end is told whatever happens
     */
    AttemptOutcome call(Resolution resolution, ProviderCall.CallTerms terms, Quote quote, AdmissionGate.Leave leave)
            throws IOException {
        try {
            String attempt = nextAttempt();
            return terms.isFree()
                    ? asked(resolution.provider(), new ProviderCall(terms, spool, attempt), leave.turn())
                    : noted(attempt, resolution, terms, quote, leave);
        } finally {
            leave.turn().ended();
            leave.hold().keep();
        }
    }

    /** An id that no other attempt has. */
    String nextAttempt() {
        return batch + "-" + run + "-" + attempts.incrementAndGet();
    }

    /** Ends every call that runs; each is noted as possibly charged. */
    public void abort() {
        aborted = true;
        running.forEach(call -> call.cutoff().abort());
    }

    private AttemptOutcome noted(
            String attempt, Resolution resolution, ProviderCall.CallTerms terms, Quote quote, AdmissionGate.Leave leave)
            throws IOException {
        Budget.Hold hold = leave.hold();
        begin(attempt, terms, hold);
        long start = time.nanoTime();
        AttemptOutcome outcome = asked(resolution.provider(), new ProviderCall(terms, spool, attempt), leave.turn());
        Money cost = outcome.cost(quote.cost().expected(), hold.amount());
        end(attempt, outcome.charged(), cost, start, outcome);
        accounting.settle(outcome.charged(), cost, hold);
        return outcome;
    }

    private void begin(String attempt, ProviderCall.CallTerms terms, Budget.Hold hold) throws IOException {
        try {
            spool.requireRoom(running.stream().mapToInt(ProviderCall::images).sum()
                    + terms.items().size());
        } catch (IOException | RuntimeException e) {
            hold.release();
            throw e;
        }
        accounting.begin(
                new AttemptStarted(
                        attempt,
                        time.instant(),
                        new BatchSpecification(batch, terms.specificationId()),
                        new ProviderModel(
                                terms.request().provider(), terms.request().model()),
                        hold.amount(),
                        terms.items()),
                hold);
    }

    private void end(String attempt, Charged charged, Money cost, long start, AttemptOutcome outcome)
            throws IOException {
        ledger.append(new AttemptEnded(
                attempt,
                time.instant(),
                new Charge(charged, cost),
                outcome.failure().map(ProviderException::kind).orElse(null),
                new CallReference(
                        outcome.answer().requestId().orElse(null),
                        outcome.answer().modelVersion().orElse(null)),
                Duration.ofNanos(time.nanoTime() - start),
                outcome.images().values().stream().map(ReceivedImage::entry).toList()));
    }

    /** The pace is told as soon as the answer is there, since others wait for it. */
    private AttemptOutcome asked(ImageProvider provider, ProviderCall call, Turn turn) {
        AttemptOutcome outcome = asked(provider, call);
        RateLimit limit = outcome.answer().rateLimit();
        if (!outcome.images().isEmpty()) {
            turn.succeeded(limit);
        } else if (slowsDown(outcome)) {
            turn.slowDown(
                    outcome.failure().flatMap(ProviderException::retryAfter).orElse(null), limit);
        } else {
            turn.ended();
        }
        return outcome;
    }

    /** Who is told to wait longer than the rules' patience gives up, and keeps nobody else waiting. */
    private boolean slowsDown(AttemptOutcome outcome) {
        return outcome.failure()
                .filter(failure -> failure.kind() == FailureKind.RATE_LIMITED)
                .filter(failure -> failure.retryAfter().orElse(Duration.ZERO).compareTo(rules.patience()) <= 0)
                .isPresent();
    }

    /** Whatever interrupts the provider, the request may have been sent: that is for nobody here to know. */
    private AttemptOutcome asked(ImageProvider provider, ProviderCall call) {
        running.add(call);
        if (aborted) {
            call.cutoff().abort();
        }
        ScheduledFuture<?> alarm = watchdog.after(call.timeout(), call.cutoff()::abort);
        tally.began(call.images());
        try {
            return AttemptOutcome.answered(call, provider.generate(call));
        } catch (ProviderException e) {
            return AttemptOutcome.failed(call, e, rules);
        } catch (InterruptedException e) {
            if (!call.cutoff().wasAborted()) {
                Thread.currentThread().interrupt();
            }
            return AttemptOutcome.failed(call, cutOff(call, e), rules);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            return AttemptOutcome.failed(call, defect(provider, e), rules);
        } finally {
            alarm.cancel(false);
            call.cutoff().ended();
            running.remove(call);
            tally.ended(call.images());
        }
    }

    private static ProviderException cutOff(ProviderCall call, InterruptedException cause) {
        return ProviderException.builder(
                        FailureKind.UNKNOWN_OUTCOME,
                        "the call was ended before its answer came (timeout "
                                + call.timeout().toSeconds() + " s)")
                .cause(cause)
                .build();
    }

    private static ProviderException defect(ImageProvider provider, Throwable cause) {
        return ProviderException.builder(
                        FailureKind.UNKNOWN_OUTCOME,
                        "the provider " + provider.name() + " failed unexpectedly: "
                                + cause.getClass().getName())
                .cause(cause)
                .build();
    }
}
