package dev.imagebatch.benchmarks.million;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.result.ImageBatchResult;
import java.io.IOException;
import java.nio.file.Path;

/** A plan and a second run over a complete ledger, in turn with the bare loops over specifications and ledger. */
final class MillionAgain {

    private final SpecificationFile specifications;
    private final Path work;

    private MillionAgain(Path specifications, Path work) {
        this.specifications = SpecificationFile.at(specifications);
        this.work = work;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]);
        Path work = Path.of(args[1]);
        Path ledger = work.resolve(MillionRun.LEDGER);
        MillionAgain again = new MillionAgain(file, work);
        new MillionRounds()
                .with("specifications", () -> SpecificationLines.parseAndHash(file))
                .with("entries", () -> LedgerLines.parse(ledger))
                .with("open", () -> FileLedger.open(ledger).close())
                .with("plan", again::plan)
                .with("run", again::run)
                .measure();
        again.tellHeap();
    }

    private void plan() throws IOException {
        try (FileLedger ledger = open();
                BatchProcessor processor = MillionRun.processor(ledger, work)) {
            BatchPlan plan = processor.plan(specifications);
            if (plan.toGenerate() != 0 || plan.stored() != plan.items()) {
                throw new IllegalStateException(plan.summary());
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        try (FileLedger ledger = open();
                BatchProcessor processor = MillionRun.processor(ledger, work)) {
            run(processor);
        }
    }

    private void tellHeap() throws IOException, InterruptedException {
        try (FileLedger ledger = open();
                BatchProcessor processor = MillionRun.processor(ledger, work)) {
            run(processor);
            MillionRounds.tellHeap("heap");
        }
    }

    private void run(BatchProcessor processor) throws IOException, InterruptedException {
        ImageBatchResult result = processor.process(specifications);
        if (result.reused() != result.total()) {
            throw new IllegalStateException(result.summary());
        }
    }

    private FileLedger open() throws IOException {
        return FileLedger.open(work.resolve(MillionRun.LEDGER));
    }
}
