package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.RunId;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Records attempts in the ledger. Thread-safe. */
final class AttemptRecorder {

    private final Ledger ledger;
    private final RescueStore rescue;
    private final TimeSource time;
    private final RunId run;
    private final @Nullable String account;
    private final AtomicLong attempts = new AtomicLong();

    AttemptRecorder(BatchSettings settings, RunId run) {
        this.ledger = settings.storage().ledger();
        this.rescue = settings.storage().rescue();
        this.time = settings.runtime().time();
        this.run = run;
        this.account = settings.limits().budget().account().orElse(null);
    }

    /** Returns an id that no other attempt has. */
    String nextAttempt() {
        return run.worker() + "-" + attempts.incrementAndGet();
    }

    /** Records the start of an attempt, before its call. Releases the hold if there is no room or no record. */
    void started(TaskCall<?> call, CallTerms terms, Budget.Hold hold, int imagesInFlight) throws IOException {
        boolean isRecorded = false;
        try {
            if (call.images() > 0) {
                rescue.requireRoom(imagesInFlight + call.images());
            }
            ledger.append(new AttemptStarted(
                    call.attempt(),
                    time.instant(),
                    new BatchSpecification(run.batch(), terms.specificationId()),
                    terms.model(),
                    hold.amount(),
                    terms.items(),
                    run.worker(),
                    account));
            isRecorded = true;
        } finally {
            if (!isRecorded) {
                hold.release();
            }
        }
    }

    /**
     * Records that nobody waits for the end of an attempt.
     *
     * @throws IllegalArgumentException if the attempt was not recorded, being free, or has ended
     */
    void abandoned(String attempt, Money held) throws IOException {
        ledger.append(new AttemptEnded(
                attempt,
                time.instant(),
                new Charge(Charged.UNKNOWN, held),
                FailureKind.UNKNOWN_OUTCOME,
                CallReference.NONE,
                Duration.ZERO,
                List.of()));
    }

    /** Records the end of an attempt; of a free one only what it wrote. */
    <T> void ended(GenerationTask<?, T> task, String attempt, AttemptOutcome<T> outcome, Money cost, long start)
            throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        Instant now = time.instant();
        if (!task.terms().isFree()) {
            entries.add(new AttemptEnded(
                    attempt,
                    now,
                    new Charge(outcome.charged(), cost),
                    outcome.failure().map(ProviderException::kind).orElse(null),
                    new CallReference(
                            outcome.answer().requestId().orElse(null),
                            outcome.answer().modelVersion().orElse(null)),
                    Duration.ofNanos(time.nanoTime() - start),
                    received(outcome)));
        }
        entries.addAll(task.entries(outcome, new RunStamp(now, run.batch())));
        if (!entries.isEmpty()) {
            ledger.append(entries);
        }
    }

    private static List<AttemptEnded.Received> received(AttemptOutcome<?> outcome) {
        return outcome.received().values().stream()
                .filter(ReceivedImage.class::isInstance)
                .map(image -> ((ReceivedImage) image).entry())
                .toList();
    }
}
