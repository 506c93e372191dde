package dev.imagebatch.engine.control;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The progress of a run. Its listeners are called by one thread at a time, and nothing that they throw matters. */
public final class RunProgress {

    private static final Logger LOG = LoggerFactory.getLogger("dev.imagebatch");
    private static final long EVENT_NANOS = Duration.ofMillis(200).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock publishing = new ReentrantLock();
    private final String batch;
    private final List<PublishedListener> listeners;
    private final Ledger ledger;
    private final TimeSource time;
    private final AdmissionGate gate;
    private final RunControl control;
    private final SummaryLog log;
    private final Instant started;
    private final long startedNanos;
    private final ItemCounts counts = new ItemCounts();
    private BatchProgress.Stage stage = BatchProgress.Stage.PLANNING;
    private @Nullable BatchPlan plan;
    private @Nullable Failure stop;
    private int inFlight;
    private Money spent = Money.ZERO;
    private Money overshoot = Money.ZERO;
    private volatile LedgerTotals lastTotals = LedgerTotals.NONE;
    private volatile long publishedNanos;
    private volatile BatchProgress.@Nullable Stage publishedStage;
    private volatile boolean isUnpublished;

    public RunProgress(BatchSettings settings, String batch, AdmissionGate gate, RunControl control) {
        this.ledger = settings.storage().ledger();
        this.time = settings.runtime().time();
        this.gate = gate;
        this.control = control;
        this.batch = batch;
        this.log = new SummaryLog(LOG, batch);
        this.listeners = Stream.concat(Stream.of(log), settings.listeners().stream())
                .map(PublishedListener::new)
                .toList();
        this.started = time.instant();
        this.startedNanos = time.nanoTime();
    }

    public void started() {
        publish(listener -> listener.onStart(batch));
    }

    public void planned(BatchPlan made) {
        locked(() -> {
            plan = made;
            stage = BatchProgress.Stage.RUNNING;
        });
        publishProgress();
    }

    public void callStarted(int images) {
        locked(() -> inFlight += images);
        publishProgress();
    }

    public void callEnded(int images) {
        locked(() -> inFlight -= images);
    }

    /** Publishes that calls wait, or wait no longer. */
    public void waiting() {
        publishProgress();
    }

    /** Returns whether the calling thread is that of a listener at the moment. */
    public boolean isPublishing() {
        return publishing.isHeldByCurrentThread();
    }

    /** Records the provider's failure that ended all further calls to it, once it cost an item. */
    public void stoppedBy(Failure reason) {
        locked(() -> stop = stop == null ? reason : stop);
    }

    /** Records a charge. A call without a known price, for which nothing was held, has no highest price. */
    public void spent(Money cost, Money highest) {
        locked(() -> {
            spent = spent.plus(cost);
            if (!highest.isZero() && cost.exceeds(highest)) {
                overshoot = overshoot.plus(cost.minus(highest));
            }
        });
    }

    public void result(ImageGenerationResult result) {
        locked(() -> counts.add(result));
        publish(listener -> listener.onResult(result));
        publishProgress();
    }

    /** Publishes the progress of a batch that waits, and logs that of every batch. */
    public void onTick() {
        BatchProgress progress = progress();
        if (progress.remark().isPresent() || isUnpublished) {
            publish(progress);
        } else {
            log.onProgress(progress);
        }
    }

    /** Ends the run by an exception. */
    public void failed(Throwable cause) {
        publish(listener -> listener.onError(batch, cause));
    }

    /** Ends the run and returns its result. */
    public ImageBatchResult ended() {
        ImageBatchResult result = result();
        publish(listener -> listener.onEnd(result));
        return result;
    }

    /** Publishes the last progress. */
    public void stopped() {
        locked(() -> stage = BatchProgress.Stage.ENDED);
        publish(progress());
    }

    /** Returns the reason of the first skipped item. */
    public Optional<Failure> firstSkip() {
        lock.lock();
        try {
            return Optional.ofNullable(counts.firstSkip());
        } finally {
            lock.unlock();
        }
    }

    public BatchProgress progress() {
        Money held = totals().held();
        Duration elapsed = Duration.ofNanos(time.nanoTime() - startedNanos);
        Optional<Blocker> blocker = gate.blocker();
        lock.lock();
        try {
            boolean isRunning = stage == BatchProgress.Stage.RUNNING;
            return BatchProgress.builder(stage(blocker))
                    .batch(batch)
                    .items(plan == null ? 0 : plan.items(), counts.outcomes())
                    .inFlight(inFlight)
                    .spending(spent, held)
                    .time(elapsed, remaining(elapsed))
                    .remark(isRunning ? blocker.map(Blocker::notice).orElse(null) : null)
                    .build();
        } finally {
            lock.unlock();
        }
    }

    private ImageBatchResult result() {
        lock.lock();
        try {
            long items = plan == null ? 0 : plan.items();
            LedgerTotals totals = totals();
            Money uncertain = totals.uncertain();
            ImageBatchResult.Builder result = ImageBatchResult.builder(batch, end())
                    .items(items, plan == null ? 0 : plan.unique())
                    .spending(new ImageBatchResult.Spending(spent, uncertain, totals.spent(), overshoot))
                    .time(started, time.instant())
                    .stopped(stop);
            return counts.addTo(result, items).build();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the ledger's totals; the last known ones while it cannot be read, since no image fails because of that. */
    private LedgerTotals totals() {
        try {
            LedgerTotals read = ledger.totals();
            lastTotals = read;
            return read;
        } catch (IOException e) {
            LOG.warn("Batch {}: the ledger's totals cannot be read at the moment: {}", batch, e.getMessage());
            return lastTotals;
        }
    }

    private ImageBatchResult.End end() {
        if (control.stopReason().isPresent()) {
            return switch (control.stopReason().get()) {
                case CANCELLED -> ImageBatchResult.End.CANCELLED;
                case DEADLINE_PASSED -> ImageBatchResult.End.DEADLINE_PASSED;
            };
        }
        if (stop != null) {
            return ImageBatchResult.End.PROVIDER_STOPPED;
        }
        Failure skip = counts.firstSkip();
        return skip != null && skip.kind() == FailureKind.BUDGET_EXHAUSTED
                ? ImageBatchResult.End.BUDGET_EXHAUSTED
                : ImageBatchResult.End.COMPLETED;
    }

    private @Nullable Duration remaining(Duration elapsed) {
        long generated = counts.of(Outcome.GENERATED);
        if (plan == null || generated == 0) {
            return null;
        }
        long ended = generated + counts.of(Outcome.FAILED) + counts.of(Outcome.SKIPPED);
        double left = Math.max(0, plan.toGenerate() - ended);
        return Duration.ofMillis((long) (elapsed.toMillis() * left / generated));
    }

    /** Publishes the progress if the stage has changed or the last event is some time ago. */
    private void publishProgress() {
        boolean isDue = activity() != publishedStage || time.nanoTime() - publishedNanos >= EVENT_NANOS;
        if (isDue) {
            publish(progress());
        } else {
            isUnpublished = true;
        }
    }

    private BatchProgress.Stage activity() {
        Optional<Blocker> blocker = gate.blocker();
        lock.lock();
        try {
            return stage(blocker);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the stage that listeners see. */
    private BatchProgress.Stage stage(Optional<Blocker> blocker) {
        return stage == BatchProgress.Stage.RUNNING
                ? blocker.map(Blocker::stage).orElse(stage)
                : stage;
    }

    private void publish(BatchProgress progress) {
        publishedStage = progress.stage();
        publishedNanos = time.nanoTime();
        isUnpublished = false;
        publish(listener -> listener.onProgress(progress));
    }

    private void publish(Consumer<BatchListener> event) {
        publishing.lock();
        try {
            listeners.forEach(listener -> listener.publish(event));
        } finally {
            publishing.unlock();
        }
    }

    /** A listener whose failures concern nobody else. */
    private static final class PublishedListener {

        private final BatchListener listener;
        private boolean hasFailed;

        PublishedListener(BatchListener listener) {
            this.listener = listener;
        }

        void publish(Consumer<BatchListener> event) {
            Throwable thrown = ErrorBoundary.run(() -> event.accept(listener));
            if (thrown != null && !hasFailed) {
                hasFailed = true;
                LOG.warn(
                        "The batch listener {} failed; the batch continues, and further failures of it are not logged",
                        listener.getClass().getName(),
                        ErrorBoundary.withoutMessage(thrown));
            }
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
