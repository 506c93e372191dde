package dev.imagebatch.benchmarks.million;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.benchmarks.Forked;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.testkit.DiscardingSink;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The run of a file of specifications: a provider without latency, images of 1 KB, a discarding sink, a ledger in a
 * file.
 */
final class MillionRun {

    static final String LEDGER = "ledger.jsonl";

    private static final int IMAGE_BYTES = 1024;

    private MillionRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Path.of(args[1]);
        long start = System.nanoTime();
        try (FileLedger ledger = FileLedger.open(work.resolve(LEDGER));
                BatchProcessor processor = processor(ledger, work)) {
            ImageBatchResult result = processor.process(SpecificationFile.at(Path.of(args[0])));
            if (!result.isFullySuccessful() || result.generated() != result.total()) {
                throw new IllegalStateException(result.summary());
            }
            Forked.tell("run", (System.nanoTime() - start) / 1e9);
            MillionRounds.tellHeap("heap");
        }
    }

    static BatchProcessor processor(FileLedger ledger, Path work) throws IOException {
        return BatchProcessor.builder(
                        ScriptedProvider.builder().imageLength(IMAGE_BYTES).build())
                .sink(new DiscardingSink())
                .ledger(ledger)
                .workFolder(work)
                .pace(Pace.unlimited())
                .build();
    }
}
