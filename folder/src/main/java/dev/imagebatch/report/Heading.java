package dev.imagebatch.report;

import dev.imagebatch.cost.Money;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.text.DisplayFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a sheet.
 *
 * @param title the title
 * @param line the summary in one line
 * @param facts the facts about the batch
 * @param finished the end of the batch, or null if unknown
 * @param stop the reason why the batch stopped early, or null
 */
record Heading(
        String title,
        String line,
        List<Fact> facts,
        @Nullable Instant finished,
        @Nullable String stop) {

    /** A name and its value. */
    record Fact(String name, String value) {}

    static Heading of(String title, ResultTotals tally, @Nullable ImageBatchResult summary) {
        return summary == null ? fromResults(title, tally) : fromSummary(title, tally, summary);
    }

    private static Heading fromResults(String title, ResultTotals tally) {
        StatusCounts counts = tally.counts();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Images", DisplayFormat.count(counts.total())));
        facts.add(new Fact("Spent", tally.spent().toString()));
        Instant latest = tally.latest().equals(Instant.EPOCH) ? null : tally.latest();
        return new Heading(title, line(counts, tally.spent()), models(facts, tally), latest, null);
    }

    private static Heading fromSummary(String title, ResultTotals tally, ImageBatchResult summary) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Images", DisplayFormat.count(summary.total())));
        facts.add(new Fact("Unique", DisplayFormat.count(summary.unique())));
        facts.add(new Fact("Stored", DisplayFormat.count(summary.succeeded())));
        facts.add(new Fact("Spent", summary.spent().toString()));
        facts.add(new Fact("Held", summary.held().toString()));
        if (!summary.ledgerSpent().equals(summary.spent())) {
            facts.add(new Fact("Spent in all runs", summary.ledgerSpent().toString()));
        }
        facts.add(new Fact("Took", DisplayFormat.duration(summary.processingTime())));
        Optional<String> stop = summary.stopped()
                .map(failure -> DisplayText.kind(failure.kind()) + ": " + failure.message() + " \u2013 "
                        + failure.kind().nextAction());
        return new Heading(title, summary.summary(), models(facts, tally), summary.completed(), stop.orElse(null));
    }

    private static List<Fact> models(List<Fact> facts, ResultTotals tally) {
        if (!tally.models().isEmpty()) {
            facts.add(new Fact(tally.models().size() == 1 ? "Model" : "Models", String.join(", ", tally.models())));
        }
        return facts;
    }

    private static String line(StatusCounts counts, Money spent) {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            long count = counts.shownBy(status);
            if (count > 0) {
                parts.add(status.counted(count));
            }
        }
        return parts.isEmpty() ? "No images yet" : String.join(", ", parts) + "; " + spent + " spent";
    }
}
