package dev.imagebatch.benchmarks.parts;

import dev.imagebatch.benchmarks.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The cost of single parts. */
public final class Parts implements Section {

    private final List<String> rows = new ArrayList<>();

    /** All parts. */
    public Parts() {
        // has nothing to prepare
    }

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public String measure() throws IOException {
        measure(Specifications.class, "fingerprint", "fingerprint of a specification", 1);
        measure(Specifications.class, "naming", "name of an image", 1);
        measure(Plan.class, "planOf10000", "plan of 10,000 specifications", 1);
        for (int threads : List.of(1, 8, 64)) {
            String by = threads == 1 ? "one thread" : threads + " threads";
            measure(LedgerAppend.class, "forced", "entry of a ledger, on the device, " + by, threads);
            measure(LedgerAppend.class, "buffered", "entry of a ledger, written later, " + by, threads);
        }
        measure(Decoding.class, "base64", "1.5 MB from Base64 at once", 1);
        measure(
                SheetBenchmark.class,
                "sheetOf5000",
                "contact sheet of 5,000 small images, which need no thumbnails",
                1);
        return "| part | microseconds, as its caller waits for it | a second, all threads |\n|---|---|---|\n"
                + String.join("\n", rows);
    }

    private void measure(Class<?> benchmark, String method, String part, int threads) throws IOException {
        try {
            RunResult run = new Runner(new OptionsBuilder()
                            .include("^" + benchmark.getName() + "." + method + "$")
                            .threads(threads)
                            .build())
                    .runSingle();
            Result<?> result = run.getPrimaryResult();
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %,.2f ± %,.2f | %,.1f |",
                    part,
                    result.getScore(),
                    result.getScoreError(),
                    threads * 1e6 / result.getScore()));
        } catch (RunnerException e) {
            throw new IOException(e);
        }
    }
}
