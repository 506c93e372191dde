package dev.imagebatch.cli;

import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.text.DisplayFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The progress of a batch as one line. */
final class ProgressText {

    private static final int BAR = 20;

    private ProgressText() {}

    /** Returns a line with a bar that fits a width; the least important parts are dropped first. */
    static String bar(BatchProgress progress, int width) {
        if (progress.stage() == BatchProgress.Stage.PLANNING) {
            return "reading specifications";
        }
        List<String> parts = new ArrayList<>(parts(progress));
        String start = drawn(progress) + " " + progress.done() + "/" + progress.total();
        String line = join(start, parts);
        while (line.length() >= width && !parts.isEmpty()) {
            parts.remove(parts.size() - 1);
            line = join(start, parts);
        }
        return line.length() < width ? line : progress.toString();
    }

    /** Returns a line for logs. */
    static String plain(BatchProgress progress) {
        return progress + ": " + String.join(", ", parts(progress));
    }

    /** Returns the parts of the line, the most important first. */
    private static List<String> parts(BatchProgress progress) {
        return Stream.of(
                        progress.generated() + " generated",
                        some(progress.failed(), "failed"),
                        progress.spent() + " spent",
                        progress.remark().orElse(""),
                        progress.timeLeft()
                                .filter(left -> !left.isZero() && progress.done() < progress.total())
                                .map(left -> "~" + DisplayFormat.estimate(left) + " left")
                                .orElse(""),
                        some(progress.inFlight(), "in flight"),
                        some(progress.reused(), "reused"),
                        some(progress.duplicates(), "duplicates"),
                        some(progress.skipped(), "skipped"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String some(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    private static String drawn(BatchProgress progress) {
        int full = progress.total() == 0 ? 0 : (int) (BAR * progress.done() / progress.total());
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    private static String join(String start, List<String> parts) {
        return Stream.concat(Stream.of(start), parts.stream()).collect(Collectors.joining("  "));
    }
}
