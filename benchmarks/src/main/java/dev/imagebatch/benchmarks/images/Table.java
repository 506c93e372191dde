package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Markdown of the results: a table for each number in flight. */
final class Table {

    private static final String HEAD = "| contender | wall s | CPU ms an image | allocated MB an image | live heap MB"
            + " | RSS MB | server CPU ms an image |\n|---|---|---|---|---|---|---|\n";

    private final Choice choice;
    private final Workload workload;
    private final Results results;

    Table(Choice choice, Workload workload, Results results) {
        this.choice = choice;
        this.workload = workload;
        this.results = results;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d images of %,d bytes, answered after %d ms; median and range of %s.%n",
                choice.images(),
                workload.imageBytes(),
                workload.latencyMillis(),
                choice.rounds() == 1 ? "a single round" : choice.rounds() + " rounds"));
        for (int inFlight : choice.inFlight()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n**%d in flight**, ideal %.2f s%n%n",
                    inFlight,
                    workload.idealSeconds(choice.images(), inFlight)));
            text.append(HEAD);
            choice.contenders().forEach(contender -> text.append(row(inFlight, contender)));
        }
        return text.toString();
    }

    private String row(int inFlight, String contender) {
        Optional<String> failure = results.failure(inFlight, contender);
        if (failure.isPresent()) {
            return "| " + contender + " | fails: " + failure.get() + " | | | | | |\n";
        }
        List<String> cells = List.of(
                contender,
                spread(inFlight, contender, "wall", 2),
                spread(inFlight, contender, "cpu", 2),
                median(inFlight, contender, "allocated", "%.2f"),
                median(inFlight, contender, "live-heap", "%.0f"),
                median(inFlight, contender, "rss", "%.0f"),
                median(inFlight, contender, "server-cpu", "%.2f"));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String spread(int inFlight, String contender, String value, int decimals) {
        return results.spread(inFlight, contender, value)
                .map((Spread spread) -> spread.text(decimals))
                .orElse("");
    }

    private String median(int inFlight, String contender, String value, String format) {
        return results.median(inFlight, contender, value)
                .map(number -> String.format(Locale.ROOT, format, number))
                .orElse("");
    }
}
