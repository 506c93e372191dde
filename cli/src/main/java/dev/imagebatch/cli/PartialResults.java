package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.OutcomeCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of batches that did not finish by themselves: refused, aborted, or ended with an error. */
final class PartialResults {

    private PartialResults() {}

    /** Returns the result of a batch that was not started: every item is skipped. */
    static ImageBatchResult notStarted(
            ImageBatchResult.End end, BatchPlan plan, LedgerTotals totals, List<FailedImage> problems, Instant now) {
        return ImageBatchResult.builder(plan.batch(), end)
                .items(plan.items(), plan.unique())
                .outcomes(
                        OutcomeCounts.NONE
                                .with(Outcome.FAILED, plan.problemCount())
                                .with(Outcome.SKIPPED, plan.items()),
                        0)
                .spending(new ImageBatchResult.Spending(Money.ZERO, totals.held(), totals.spent(), Money.ZERO))
                .time(now, now)
                .failures(problems, Map.of())
                .build();
    }

    /** Returns the result of a batch that was ended while it ran. */
    static ImageBatchResult ended(
            BatchPlan plan, BatchProgress progress, LedgerTotals totals, Instant now, @Nullable Failure reason) {
        return ImageBatchResult.builder(plan.batch(), ImageBatchResult.End.CANCELLED)
                .items(plan.items(), plan.unique())
                .outcomes(progress.outcomes(), 0)
                .spending(new ImageBatchResult.Spending(progress.spent(), totals.held(), totals.spent(), Money.ZERO))
                .time(now.minus(progress.elapsed()), now)
                .stopped(reason)
                .build();
    }
}
