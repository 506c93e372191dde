package dev.imagebatch.engine.control;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.OutcomeCounts;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts a run as it goes, and tells its listener, one thread at a time. */
public final class RunProgress {

    private static final Logger LOG = LoggerFactory.getLogger("dev.imagebatch");

    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock telling = new ReentrantLock();
    private final BatchListener listener;
    private final Ledger ledger;
    private final TimeSource time;
    private final AdmissionGate gate;
    private final RunControl control;
    private final SummaryLog log;
    private final Instant started;
    private final long startedNanos;
    private final Map<FailureKind, Long> failuresByKind = new EnumMap<>(FailureKind.class);
    private final List<FailedImage> failures = new ArrayList<>();
    private final List<String> storedIds = new ArrayList<>();
    private BatchProgress.Stage stage = BatchProgress.Stage.PLANNING;
    private @Nullable BatchPlan plan;
    private @Nullable Failure firstSkip;
    private @Nullable Failure stop;
    private OutcomeCounts outcomes = OutcomeCounts.NONE;
    private long placeholders;
    private int inFlight;
    private Money spent = Money.ZERO;
    private Money overshoot = Money.ZERO;
    private boolean listenerFailed;

    public RunProgress(BatchSettings settings, String batch, AdmissionGate gate, RunControl control) {
        this.ledger = settings.ledger();
        this.time = settings.time();
        this.gate = gate;
        this.control = control;
        this.log = new SummaryLog(LOG, batch);
        this.listener = BatchListener.all(log, settings.listener());
        this.started = time.instant();
        this.startedNanos = time.nanoTime();
    }

    public void started(String batch) {
        tell(() -> listener.onStart(batch));
    }

    public void planned(BatchPlan made) {
        locked(() -> {
            plan = made;
            stage = BatchProgress.Stage.RUNNING;
        });
        tellProgress();
    }

    public void began(int images) {
        locked(() -> inFlight += images);
        tellProgress();
    }

    public void ended(int images) {
        locked(() -> inFlight -= images);
    }

    public void waiting() {
        tellProgress();
    }

    /** An item was given up that a provider's refusal of all further calls concerns. */
    public void stoppedBy(Failure reason) {
        locked(() -> stop = stop == null ? reason : stop);
    }

    /** A call without a known price, for which nothing was held, has no highest one. */
    public void spent(Money cost, Money highest) {
        locked(() -> {
            spent = spent.plus(cost);
            if (!highest.isZero() && cost.exceeds(highest)) {
                overshoot = overshoot.plus(cost.minus(highest));
            }
        });
    }

    public void result(ImageGenerationResult result) {
        locked(() -> count(result));
        tell(() -> {
            listener.onResult(result);
            listener.onProgress(progress());
        });
    }

    /** Called now and then, since a batch that waits long tells nothing otherwise. */
    public void onTick() {
        BatchProgress progress = progress();
        tell(() -> (progress.remark().isPresent() ? listener : log).onProgress(progress));
    }

    public void over() {
        locked(() -> stage = BatchProgress.Stage.ENDED);
        tellProgress();
    }

    public void ended(ImageBatchResult result) {
        tell(() -> listener.onEnd(result));
    }

    /** Why the first skipped item was skipped. */
    public Optional<Failure> firstSkip() {
        lock.lock();
        try {
            return Optional.ofNullable(firstSkip);
        } finally {
            lock.unlock();
        }
    }

    public BatchProgress progress() {
        Money held = ledger.totals().held();
        Duration elapsed = Duration.ofNanos(time.nanoTime() - startedNanos);
        Optional<Blocker> hindrance = gate.hindrance();
        lock.lock();
        try {
            boolean isRunning = stage == BatchProgress.Stage.RUNNING;
            long total = plan == null ? 0 : plan.items();
            return BatchProgress.builder(
                            isRunning ? hindrance.map(Blocker::stage).orElse(stage) : stage)
                    .items(total, outcomes)
                    .inFlight(inFlight)
                    .spending(spent, held)
                    .time(elapsed, remaining(elapsed))
                    .remark(isRunning ? hindrance.map(Blocker::notice).orElse(null) : null)
                    .build();
        } finally {
            lock.unlock();
        }
    }

    public ImageBatchResult result(String batch) {
        lock.lock();
        try {
            long total = plan == null ? 0 : plan.items();
            long tried = outcomes.succeeded() + outcomes.of(Outcome.FAILED);
            return ImageBatchResult.builder(batch, end())
                    .items(total, plan == null ? 0 : plan.unique())
                    .outcomes(outcomes.with(Outcome.SKIPPED, total - tried), placeholders)
                    .spending(new ImageBatchResult.Spending(
                            spent, ledger.totals().held(), ledger.totals().spent(), overshoot))
                    .time(started, time.instant())
                    .storedIds(storedIds)
                    .failures(failures, failuresByKind)
                    .stopped(stop)
                    .build();
        } finally {
            lock.unlock();
        }
    }

    private ImageBatchResult.End end() {
        if (control.ending().isPresent()) {
            return switch (control.ending().get()) {
                case CANCELLED -> ImageBatchResult.End.CANCELLED;
                case DEADLINE_PASSED -> ImageBatchResult.End.DEADLINE_PASSED;
            };
        }
        if (stop != null) {
            return ImageBatchResult.End.PROVIDER_STOPPED;
        }
        return firstSkip != null && firstSkip.kind() == FailureKind.BUDGET_EXHAUSTED
                ? ImageBatchResult.End.BUDGET_EXHAUSTED
                : ImageBatchResult.End.COMPLETED;
    }

    private void count(ImageGenerationResult result) {
        outcomes = outcomes.plus(result.outcome());
        if (result.outcome() == Outcome.FAILED) {
            failed(result);
        }
        if (result.outcome() == Outcome.SKIPPED && firstSkip == null) {
            firstSkip = result.failure().orElseThrow();
        }
        if (result.isSuccess() && storedIds.size() < ImageBatchResult.KEPT) {
            result.stored().ifPresent(image -> storedIds.add(image.id()));
        }
    }

    private void failed(ImageGenerationResult result) {
        placeholders += result.isPlaceholder() ? 1 : 0;
        Failure failure = result.failure().orElseThrow();
        failuresByKind.merge(failure.kind(), 1L, Long::sum);
        if (failures.size() < ImageBatchResult.KEPT) {
            failures.add(new FailedImage(result.id(), failure));
        }
    }

    private @Nullable Duration remaining(Duration elapsed) {
        long generated = outcomes.of(Outcome.GENERATED);
        if (plan == null || generated == 0) {
            return null;
        }
        long ended = generated + outcomes.of(Outcome.FAILED) + outcomes.of(Outcome.SKIPPED);
        double left = Math.max(0, plan.toGenerate() - ended);
        return Duration.ofMillis((long) (elapsed.toMillis() * left / generated));
    }

    private void tellProgress() {
        tell(() -> listener.onProgress(progress()));
    }

    private void tell(Runnable telegram) {
        telling.lock();
        try {
            telegram.run();
        } catch (RuntimeException e) {
            if (!listenerFailed) {
                listenerFailed = true;
                LOG.warn("A batch listener failed; the batch goes on, and further failures are not logged", e);
            }
        } finally {
            telling.unlock();
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
