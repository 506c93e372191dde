package dev.imagebatch.engine.control;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.OutcomeCounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counts of a run's results, and the first of them. Not thread-safe. */
final class ItemCounts {

    private final Map<FailureKind, Long> failuresByKind = new EnumMap<>(FailureKind.class);
    private final List<FailedImage> failures = new ArrayList<>();
    private final List<String> storedIds = new ArrayList<>();
    private OutcomeCounts outcomes = OutcomeCounts.NONE;
    private @Nullable Failure firstSkip;
    private long placeholders;

    void add(ImageGenerationResult result) {
        outcomes = outcomes.plus(result.outcome());
        if (result.outcome() == Outcome.FAILED) {
            addFailed(result);
        }
        if (result.outcome() == Outcome.SKIPPED && firstSkip == null) {
            firstSkip = result.failure().orElseThrow();
        }
        if (result.isSuccess() && storedIds.size() < ImageBatchResult.KEPT) {
            result.stored().ifPresent(image -> storedIds.add(image.id()));
        }
    }

    private void addFailed(ImageGenerationResult result) {
        placeholders += result.isPlaceholder() ? 1 : 0;
        Failure failure = result.failure().orElseThrow();
        failuresByKind.merge(failure.kind(), 1L, Long::sum);
        if (failures.size() < ImageBatchResult.KEPT) {
            failures.add(new FailedImage(result.id(), failure));
        }
    }

    OutcomeCounts outcomes() {
        return outcomes;
    }

    /** Returns the number of items with this outcome. */
    long of(Outcome outcome) {
        return outcomes.of(outcome);
    }

    /** Returns the reason of the first skipped item. */
    @Nullable Failure firstSkip() {
        return firstSkip;
    }

    /** Adds the counts to a batch's result; items that were not reached count as skipped. */
    ImageBatchResult.Builder addTo(ImageBatchResult.Builder result, long items) {
        long tried = outcomes.succeeded() + outcomes.of(Outcome.FAILED);
        return result.outcomes(outcomes.with(Outcome.SKIPPED, items - tried), placeholders)
                .storedIds(storedIds)
                .failures(failures, failuresByKind);
    }
}
