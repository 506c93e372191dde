package dev.imagebatch.engine.control;

import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** A log with one line a minute about a running batch. */
final class SummaryLog implements BatchListener {

    private final Logger log;
    private final String batch;
    private final AtomicLong lines = new AtomicLong();

    SummaryLog(Logger log, String batch) {
        this.log = log;
        this.batch = batch;
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
