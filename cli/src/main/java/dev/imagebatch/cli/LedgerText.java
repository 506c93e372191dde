package dev.imagebatch.cli;

import dev.imagebatch.ledger.LedgerSummary;
import dev.imagebatch.ledger.LedgerSummary.Row;
import dev.imagebatch.ledger.LedgerSummary.UnknownAttempt;
import dev.imagebatch.text.DisplayFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The text form of a ledger summary. */
final class LedgerText {

    private static final List<String> HEADINGS =
            List.of("provider", "model", "day (UTC)", "attempts", "images", "spent", "held", "unknown");
    private static final int WORDS = 3;

    private final NextRuns next;
    private final Path out;

    LedgerText(NextRuns next, Path out) {
        this.next = next;
        this.out = out;
    }

    String of(LedgerSummary summary) throws IOException {
        StringJoiner text = new StringJoiner(System.lineSeparator());
        text.add("spent: " + summary.spent());
        text.add("held:  " + summary.held()
                + (summary.unknown().isEmpty()
                        ? ""
                        : " for " + DisplayFormat.count(summary.unknown().size(), "attempt")
                                + " that may have been charged"));
        if (!summary.rows().isEmpty()) {
            text.add("");
            table(summary.rows()).forEach(text::add);
        }
        if (!summary.unknown().isEmpty()) {
            text.add("").add("May have been charged:");
            for (UnknownAttempt attempt : summary.unknown()) {
                attempt(attempt, text);
            }
            text.add("");
            text.add("Check the provider's bill, then settle each: imagebatch ledger --out " + out + " --settle "
                    + summary.unknown().get(0).started().attempt() + "=charged (or =free)");
        }
        return text.toString();
    }

    private void attempt(UnknownAttempt attempt, StringJoiner text) throws IOException {
        int images = attempt.started().items().size();
        text.add(attempt.started().attempt() + ": "
                + attempt.started().specification().id()
                + (images > 1 ? " (" + images + " images)" : "") + ", "
                + attempt.started().model().provider() + " "
                + attempt.started().model().name() + ", "
                + attempt.started().at() + ", " + attempt.held());
        text.add("  " + knownBy(attempt));
        text.add("  next run: "
                + next.of(attempt).stream().map(NextRuns.Next::words).collect(Collectors.joining("; or ")));
    }

    private String knownBy(UnknownAttempt attempt) {
        String end = attempt.end()
                .map(ended -> "ended with " + ended.failure().map(Enum::name).orElse("an unknown reason"))
                .orElse("no end recorded: the run was killed during the call");
        String header = next.header(attempt)
                .map(name -> ", sent with " + name + ": " + attempt.started().attempt())
                .orElse("");
        return end
                + attempt.requestId()
                        .map(id -> ", the provider's request id is " + id)
                        .orElse(header);
    }

    private static List<String> table(List<Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEADINGS);
        for (Row row : rows) {
            cells.add(List.of(
                    row.provider(),
                    row.model(),
                    row.day().toString(),
                    Long.toString(row.attempts()),
                    Long.toString(row.images()),
                    row.spent().toString(),
                    row.held().toString(),
                    Long.toString(row.unknown())));
        }
        return cells.stream().map(line -> line(line, cells)).toList();
    }

    private static String line(List<String> cells, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            int index = column;
            int width =
                    all.stream().mapToInt(row -> row.get(index).length()).max().orElse(0);
            String padding = " ".repeat(width - cells.get(column).length());
            line.append(column < WORDS ? cells.get(column) + padding : padding + cells.get(column))
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
