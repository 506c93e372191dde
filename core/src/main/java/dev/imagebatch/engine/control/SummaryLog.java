package dev.imagebatch.engine.control;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** A log of a run: its start, its end, one line a minute, and the first failure of each kind. */
final class SummaryLog implements BatchListener {

    private final Logger log;
    private final String batch;
    private final AtomicLong lines = new AtomicLong();
    private final Set<FailureKind> logged = EnumSet.noneOf(FailureKind.class);

    SummaryLog(Logger log, String batch) {
        this.log = log;
        this.batch = batch;
    }

    @Override
    public void onStart(String id) {
        log.info("Batch {}: started", batch);
    }

    @Override
    public void onResult(ImageGenerationResult result) {
        if (result.outcome() == ImageGenerationResult.Outcome.FAILED) {
            result.failure()
                    .filter(failure -> logged.add(failure.kind()))
                    .ifPresent(failure -> log.warn(
                            "Batch {}: {} failed, {}: {}; next: {}. Further failures of this kind are counted only",
                            batch,
                            result.id(),
                            failure.kind(),
                            failure.message(),
                            failure.kind().nextAction()));
        }
    }

    /** Logs a line for each minute of the batch that has none yet. */
    @Override
    public void onProgress(BatchProgress progress) {
        long minute = progress.elapsed().toMinutes();
        long last = lines.get();
        boolean due = minute > last && progress.stage() != BatchProgress.Stage.ENDED;
        if (due && lines.compareAndSet(last, minute)) {
            log.info("Batch {}: {}", batch, text(progress));
        }
    }

    @Override
    public void onEnd(ImageBatchResult result) {
        String seconds =
                String.format(Locale.ROOT, "%.1f s", result.processingTime().toMillis() / 1000.0);
        String failures = result.hasFailures() ? ", failures: " + result.failuresByKind() : "";
        log.info("Batch {}: {} after {}: {}{}", batch, result.end(), seconds, result.summary(), failures);
    }

    @Override
    public void onError(String id, Throwable cause) {
        log.error("Batch {}: ended by {}: {}", batch, cause.getClass().getSimpleName(), cause.getMessage());
    }

    private static String text(BatchProgress progress) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s done, %d generated (%.1f a minute), %d failed, %d in flight, %s spent, %s held",
                progress,
                progress.generated(),
                progress.generatedPerMinute(),
                progress.failed(),
                progress.inFlight(),
                progress.spent(),
                progress.held()));
        progress.timeLeft()
                .ifPresent(
                        left -> text.append(", about ").append(left.toMinutes()).append(" min left"));
        progress.remark().ifPresent(remark -> text.append("; ").append(remark));
        return text.toString();
    }
}
