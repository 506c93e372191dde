package dev.imagebatch;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import dev.imagebatch.result.ImageGenerationResult;
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
final class Tally {

    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock telling = new ReentrantLock();
    private final BatchListener listener;
    private final Ledger ledger;
    private final TimeSource time;
    private final Pace pace;
    private final Instant started;
    private final long startedNanos;
    private final Map<FailureKind, Long> failuresByKind = new EnumMap<>(FailureKind.class);
    private final List<FailedImage> failures = new ArrayList<>();
    private final List<String> storedIds = new ArrayList<>();
    private BatchProgress.Stage stage = BatchProgress.Stage.PLANNING;
    private @Nullable BatchPlan plan;
    private @Nullable Failure firstSkip;
    private long generated;
    private long reused;
    private long duplicates;
    private long failed;
    private long skipped;
    private long placeholders;
    private int inFlight;
    private Money spent = Money.ZERO;
    private Money overshoot = Money.ZERO;
    private boolean listenerFailed;

    Tally(BatchSettings settings) {
        this.listener = settings.listener();
        this.ledger = settings.ledger();
        this.time = settings.time();
        this.pace = settings.pace();
        this.started = time.instant();
        this.startedNanos = time.nanoTime();
    }

    void planned(BatchPlan made) {
        locked(() -> {
            plan = made;
            stage = BatchProgress.Stage.RUNNING;
        });
        tellProgress();
    }

    void began(int images) {
        locked(() -> inFlight += images);
        tellProgress();
    }

    void ended(int images) {
        locked(() -> inFlight -= images);
    }

    void waiting() {
        tellProgress();
    }

    /** A call without a known price, for which nothing was held, has no highest one. */
    void spent(Money cost, Money highest) {
        locked(() -> {
            spent = spent.plus(cost);
            if (!highest.isZero() && cost.exceeds(highest)) {
                overshoot = overshoot.plus(cost.minus(highest));
            }
        });
    }

    void result(ImageGenerationResult result) {
        locked(() -> count(result));
        tell(() -> {
            listener.onResult(result);
            listener.onProgress(progress());
        });
    }

    void over() {
        locked(() -> stage = BatchProgress.Stage.ENDED);
        tellProgress();
    }

    /** Why the first skipped item was skipped. */
    Optional<Failure> firstSkip() {
        lock.lock();
        try {
            return Optional.ofNullable(firstSkip);
        } finally {
            lock.unlock();
        }
    }

    BatchProgress progress() {
        Money held = ledger.totals().held();
        Duration elapsed = Duration.ofNanos(time.nanoTime() - startedNanos);
        boolean paused = pace.pausedFor(time).isPresent();
        lock.lock();
        try {
            long total = plan == null ? 0 : plan.items();
            long done = generated + reused + duplicates + failed + skipped;
            return new BatchProgress(
                    paused && stage == BatchProgress.Stage.RUNNING ? BatchProgress.Stage.WAITING : stage,
                    total,
                    done,
                    generated,
                    reused,
                    duplicates,
                    failed,
                    skipped,
                    inFlight,
                    spent,
                    held,
                    elapsed,
                    remaining(elapsed));
        } finally {
            lock.unlock();
        }
    }

    ImageBatchResult result(String batch, boolean cancelled, @Nullable Failure stop) {
        lock.lock();
        try {
            BatchPlan made = plan;
            return new ImageBatchResult(
                    batch,
                    end(cancelled, stop),
                    made == null ? 0 : made.items(),
                    made == null ? 0 : made.unique(),
                    generated,
                    reused,
                    duplicates,
                    failed,
                    made == null ? 0 : made.items() - generated - reused - duplicates - failed,
                    placeholders,
                    spent,
                    ledger.totals().held(),
                    ledger.totals().spent(),
                    overshoot,
                    started,
                    time.instant(),
                    storedIds,
                    failures,
                    failuresByKind,
                    stop);
        } finally {
            lock.unlock();
        }
    }

    private ImageBatchResult.End end(boolean cancelled, @Nullable Failure stop) {
        if (cancelled) {
            return ImageBatchResult.End.CANCELLED;
        }
        if (stop != null) {
            return ImageBatchResult.End.PROVIDER_STOPPED;
        }
        return firstSkip != null && firstSkip.kind() == FailureKind.BUDGET_EXHAUSTED
                ? ImageBatchResult.End.BUDGET_EXHAUSTED
                : ImageBatchResult.End.COMPLETED;
    }

    private void count(ImageGenerationResult result) {
        switch (result.outcome()) {
            case GENERATED -> generated++;
            case REUSED -> reused++;
            case DUPLICATE -> duplicates++;
            case SKIPPED -> {
                skipped++;
                firstSkip = firstSkip == null ? result.failure().orElseThrow() : firstSkip;
            }
            case FAILED -> failed(result);
        }
        if (result.isSuccess() && storedIds.size() < ImageBatchResult.KEPT) {
            result.stored().ifPresent(image -> storedIds.add(image.id()));
        }
    }

    private void failed(ImageGenerationResult result) {
        failed++;
        placeholders += result.isPlaceholder() ? 1 : 0;
        Failure failure = result.failure().orElseThrow();
        failuresByKind.merge(failure.kind(), 1L, Long::sum);
        if (failures.size() < ImageBatchResult.KEPT) {
            failures.add(new FailedImage(result.id(), failure));
        }
    }

    private @Nullable Duration remaining(Duration elapsed) {
        BatchPlan made = plan;
        if (made == null || generated == 0) {
            return null;
        }
        double left = Math.max(0, made.toGenerate() - generated - failed - skipped);
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
