package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the results of batches that could not tell their own: refused, or ended by force or by an error. */
final class PartialResults {

    private PartialResults() {}

    /** A batch that was never started: every item counts as skipped. */
    static ImageBatchResult notStarted(
            ImageBatchResult.End end, BatchPlan plan, LedgerTotals totals, List<FailedImage> problems, Instant now) {
        return new ImageBatchResult(
                plan.batch(),
                end,
                plan.items(),
                plan.unique(),
                0,
                0,
                0,
                plan.problemCount(),
                plan.items(),
                0,
                Money.ZERO,
                totals.held(),
                totals.spent(),
                Money.ZERO,
                now,
                now,
                List.of(),
                problems,
                Map.of(),
                null);
    }

    /** A batch that was ended while it ran. */
    static ImageBatchResult ended(
            BatchPlan plan, BatchProgress progress, LedgerTotals totals, Instant now, @Nullable Failure reason) {
        return new ImageBatchResult(
                plan.batch(),
                ImageBatchResult.End.CANCELLED,
                plan.items(),
                plan.unique(),
                progress.generated(),
                progress.reused(),
                progress.duplicates(),
                progress.failed(),
                progress.skipped(),
                0,
                progress.spent(),
                totals.held(),
                totals.spent(),
                Money.ZERO,
                now.minus(progress.elapsed()),
                now,
                List.of(),
                List.of(),
                Map.of(),
                reason);
    }
}
