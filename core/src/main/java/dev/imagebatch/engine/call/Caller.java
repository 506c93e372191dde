package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.engine.control.Gate;
import dev.imagebatch.engine.control.Tally;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Watchdog;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryRules;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.RateLimit;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.Spool;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Makes single calls: each is noted before it is made and after, and its hold is settled whatever happens. */
public final class Caller {

    private final Ledger ledger;
    private final Spool spool;
    private final RetryRules rules;
    private final TimeSource time;
    private final Watchdog watchdog;
    private final String batch;
    private final Tally tally;
    private final Accounting accounting;
    private final AtomicLong attempts = new AtomicLong();
    private final String run;
    private final Set<Call> running = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;

    public Caller(BatchSettings settings, String batch, Tally tally) {
        this.ledger = settings.ledger();
        this.spool = settings.spool();
        this.rules = settings.retryRules();
        this.time = settings.time();
        this.watchdog = settings.watchdog();
        this.batch = batch;
        this.run = HexFormat.of().toHexDigits(settings.random().nextInt());
        this.tally = tally;
        this.accounting = new Accounting(settings, tally);
    }

    /**
     * Makes one call.
     *
     * @param resolution who is asked for what
     * @param terms the call's terms
     * @param quote the price, free if none is known
     * @param leave the gate's leave, whose end is told whatever happens
     */
    CallOutcome call(Resolution resolution, Call.CallTerms terms, Quote quote, Gate.Leave leave) throws IOException {
        try {
            String attempt = nextAttempt();
            return terms.isFree()
                    ? asked(resolution.provider(), new Call(terms, spool, attempt), leave.turn())
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

    private CallOutcome noted(
            String attempt, Resolution resolution, Call.CallTerms terms, Quote quote, Gate.Leave leave)
            throws IOException {
        Budget.Hold hold = leave.hold();
        begin(attempt, terms, hold);
        long start = time.nanoTime();
        CallOutcome outcome = asked(resolution.provider(), new Call(terms, spool, attempt), leave.turn());
        Money cost = outcome.cost(quote.cost().expected(), hold.amount());
        end(attempt, outcome.charged(), cost, start, outcome);
        accounting.settle(outcome.charged(), cost, hold);
        return outcome;
    }

    private void begin(String attempt, Call.CallTerms terms, Budget.Hold hold) throws IOException {
        try {
            spool.requireRoom(running.stream().mapToInt(Call::images).sum()
                    + terms.items().size());
        } catch (IOException | RuntimeException e) {
            hold.release();
            throw e;
        }
        accounting.begin(
                new AttemptStarted(
                        attempt,
                        time.instant(),
                        batch,
                        terms.specificationId(),
                        terms.request().provider(),
                        terms.request().model(),
                        hold.amount(),
                        terms.items()),
                hold);
    }

    private void end(String attempt, Charged charged, Money cost, long start, CallOutcome outcome) throws IOException {
        ledger.append(new AttemptEnded(
                attempt,
                time.instant(),
                charged,
                cost,
                outcome.failure().map(ProviderException::kind).orElse(null),
                outcome.answer().requestId().orElse(null),
                outcome.answer().modelVersion().orElse(null),
                Duration.ofNanos(time.nanoTime() - start),
                outcome.images().values().stream().map(ReceivedImage::entry).toList()));
    }

    /** The pace is told as soon as the answer is there, since others wait for it. */
    private CallOutcome asked(ImageProvider provider, Call call, Pace.Turn turn) {
        CallOutcome outcome = asked(provider, call);
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
    private boolean slowsDown(CallOutcome outcome) {
        return outcome.failure()
                .filter(failure -> failure.kind() == FailureKind.RATE_LIMITED)
                .filter(failure -> failure.retryAfter().orElse(Duration.ZERO).compareTo(rules.patience()) <= 0)
                .isPresent();
    }

    /** Whatever interrupts the provider, the request may have been sent: that is for nobody here to know. */
    private CallOutcome asked(ImageProvider provider, Call call) {
        running.add(call);
        if (aborted) {
            call.cutoff().abort();
        }
        ScheduledFuture<?> alarm = watchdog.after(call.timeout(), call.cutoff()::abort);
        tally.began(call.images());
        try {
            return CallOutcome.answered(call, provider.generate(call));
        } catch (ProviderException e) {
            return CallOutcome.failed(call, e, rules);
        } catch (InterruptedException e) {
            if (!call.cutoff().wasAborted()) {
                Thread.currentThread().interrupt();
            }
            return CallOutcome.failed(call, cutOff(call, e), rules);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            return CallOutcome.failed(call, defect(provider, e), rules);
        } finally {
            alarm.cancel(false);
            call.cutoff().ended();
            running.remove(call);
            tally.ended(call.images());
        }
    }

    private static ProviderException cutOff(Call call, InterruptedException cause) {
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
