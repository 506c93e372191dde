package dev.imagebatch.report;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The totals of results, in constant memory. */
final class ResultTotals {

    private static final int MOST_MODELS = 12;

    private final StatusCounts counts = new StatusCounts();
    private final Map<FailureKind, FailureGroup> failures = new EnumMap<>(FailureKind.class);
    private final Set<String> models = new LinkedHashSet<>();
    private Money spent = Money.ZERO;
    private Instant latest = Instant.EPOCH;

    /** Adds a result with the place of its card. */
    void add(ImageGenerationResult result, CardPlace where) {
        counts.add(result);
        result.failure()
                .ifPresent(failure -> failures.computeIfAbsent(failure.kind(), FailureGroup::new)
                        .add(result, where));
        if (result.outcome() != Outcome.REUSED && result.outcome() != Outcome.DUPLICATE) {
            spent = spent.plus(result.cost());
        }
        if (models.size() < MOST_MODELS) {
            DisplayText.model(result).ifPresent(models::add);
        }
        latest = result.finished().isAfter(latest) ? result.finished() : latest;
    }

    StatusCounts counts() {
        return counts;
    }

    /** Returns the failures by kind, most frequent first. */
    List<FailureGroup> failures() {
        List<FailureGroup> groups = new ArrayList<>(failures.values());
        groups.sort((a, b) -> Long.compare(b.count(), a.count()));
        return groups;
    }

    /** Returns the first providers and models. */
    Collection<String> models() {
        return models;
    }

    /** Returns the cost of this run. */
    Money spent() {
        return spent;
    }

    /** Returns the time of the latest result, or the epoch. */
    Instant latest() {
        return latest;
    }
}
