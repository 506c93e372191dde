package dev.imagebatch.benchmarks.million;

import dev.imagebatch.benchmarks.Folders;
import dev.imagebatch.benchmarks.Forked;
import dev.imagebatch.benchmarks.Section;
import dev.imagebatch.benchmarks.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A million specifications and a ledger of a million entries in a 256 MB heap: planned, opened, run, and run once more,
 * beside bare loops over the same lines.
 *
 * <p>Each part runs in a JVM of its own, and its bare loops in the same one.
 */
public final class Million implements Section {

    private static final List<String> HEAP = List.of("-Xmx256m");
    private static final long SECONDS = 3600;
    private static final int ENTRIES_OF_IMAGE = 3;

    private final long count;
    private final List<String> rows = new ArrayList<>();

    /** The property {@code specifications} sets the number; the default is a million. */
    public Million() {
        this.count = Long.getLong("specifications", 1_000_000);
    }

    @Override
    public String name() {
        return "million";
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("imagebatch-million");
        try {
            Path specifications = folder.resolve("million.jsonl");
            SpecificationLines.write(specifications, count);
            Path paid = folder.resolve("paid.jsonl");
            LedgerLines.write(paid, (count + ENTRIES_OF_IMAGE - 1) / ENTRIES_OF_IMAGE);
            Path work = Files.createDirectory(folder.resolve("work"));
            planned(part(MillionPlan.class, specifications));
            opened(part(MillionLedger.class, paid));
            run(part(MillionRun.class, specifications, work));
            again(part(MillionAgain.class, specifications, work));
            return markdown(Files.size(specifications) >> 20);
        } finally {
            Folders.delete(folder);
        }
    }

    private void planned(Forked.Outcome part) {
        row("bare loop over the specifications: parse, hash", part, "bare");
        rows.add(row("plan", seconds(part, "plan"), times(part, "plan", "bare"), heap(part)));
    }

    private void opened(Forked.Outcome part) {
        row("bare loop over a ledger with three entries an image: parse", part, "bare");
        rows.add(row("open it", seconds(part, "open"), times(part, "open", "bare"), heap(part)));
    }

    private void run(Forked.Outcome part) {
        double seconds = part.get("run");
        rows.add(row(
                format("run: %,d generated, %,.0f a second", count, count / seconds),
                format("%.1f", seconds),
                "",
                heap(part)));
    }

    private void again(Forked.Outcome part) {
        row("bare loop over the specifications", part, "specifications");
        row("bare loop over the ledger of that run, an entry an image", part, "entries");
        rows.add(row("open that ledger", seconds(part, "open"), times(part, "open", "entries"), ""));
        rows.add(row("open it and plan: nothing to do", seconds(part, "plan"), share(part, "plan"), ""));
        rows.add(row(
                format("open it and run again: %,d reused", count),
                seconds(part, "run"),
                share(part, "run"),
                heap(part)));
    }

    private String markdown(long megabytes) {
        return format(
                        "%,d specifications (%,d MB), JDK %d, %d processors, `%s`; medians of %d rounds and their range.%n%n",
                        count,
                        megabytes,
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        HEAP.get(0),
                        MillionRounds.COUNT)
                + "| part | seconds | ratio | live heap MB |\n|---|---|---|---|\n"
                + String.join("\n", rows);
    }

    private void row(String part, Forked.Outcome outcome, String name) {
        rows.add(row(part, seconds(outcome, name), "", ""));
    }

    private static String row(String part, String seconds, String ratio, String heap) {
        return "| " + part + " | " + seconds + " | " + ratio + " | " + heap + " |";
    }

    private static String seconds(Forked.Outcome part, String name) {
        return Spread.of(rounds(part, name)).text(2);
    }

    private static String times(Forked.Outcome part, String name, String bare) {
        return ratio(part, name, rounds(part, bare)).text(2) + " of the bare loop";
    }

    /** Returns the share of the allowed three and two times of the bare loops. */
    private static String share(Forked.Outcome part, String name) {
        List<Double> specifications = rounds(part, "specifications");
        List<Double> entries = rounds(part, "entries");
        List<Double> sums = new ArrayList<>();
        for (int i = 0; i < MillionRounds.COUNT; i++) {
            sums.add(3 * specifications.get(i) + 2 * entries.get(i));
        }
        return ratio(part, name, sums).text(2) + " of 3 and 2 bare loops";
    }

    private static Spread ratio(Forked.Outcome part, String name, List<Double> bare) {
        List<Double> whole = rounds(part, name);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < MillionRounds.COUNT; i++) {
            ratios.add(whole.get(i) / bare.get(i));
        }
        return Spread.of(ratios);
    }

    private static List<Double> rounds(Forked.Outcome part, String name) {
        List<Double> all = new ArrayList<>();
        for (int round = 1; round <= MillionRounds.COUNT; round++) {
            all.add(part.get(name + round));
        }
        return all;
    }

    private static String heap(Forked.Outcome part) {
        return format("%.0f", part.get("heap"));
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }

    private static Forked.Outcome part(Class<?> main, Path... arguments) throws IOException, InterruptedException {
        System.out.println(main.getSimpleName());
        Forked.Outcome outcome =
                Forked.run(HEAP, main, Stream.of(arguments).map(Path::toString).toList(), SECONDS);
        if (!outcome.succeeded()) {
            throw new IllegalStateException(main.getSimpleName() + " " + outcome.failure());
        }
        return outcome;
    }
}
