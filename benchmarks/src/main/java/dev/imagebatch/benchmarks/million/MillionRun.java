package dev.imagebatch.benchmarks.million;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.FileLedger;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.testkit.DiscardingSink;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a file of specifications: a provider without latency, images of 1 KB, a sink that forgets, a ledger in a file. */
final class MillionRun {

    private static final int IMAGE_BYTES = 1024;

    private MillionRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Path.of(args[1]);
        ScriptedProvider provider =
                ScriptedProvider.builder().imageLength(IMAGE_BYTES).build();
        long start = System.nanoTime();
        try (FileLedger ledger = FileLedger.open(work.resolve("ledger.jsonl"))) {
            double opened = (System.nanoTime() - start) / 1e9;
            try (BatchProcessor processor = BatchProcessor.builder(provider)
                    .sink(new DiscardingSink())
                    .ledger(ledger)
                    .workFolder(work)
                    .pace(Pace.unlimited())
                    .build()) {
                ImageBatchResult result = processor.process(SpecificationFile.at(Path.of(args[0])));
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!result.isFullySuccessful()) {
                    throw new IllegalStateException(result.summary());
                }
                boolean first = result.generated() > 0;
                if (!first) {
                    Report.row("open the ledger", opened, 0);
                }
                Report.row(
                        first
                                ? "run: " + result.generated() + " generated"
                                : "run again: " + result.reused() + " reused, ledger opened",
                        seconds,
                        Report.liveHeap());
            }
        }
    }
}
