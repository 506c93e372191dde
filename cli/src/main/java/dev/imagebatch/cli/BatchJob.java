package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A batch to run: its specifications, options and id.
 *
 * @param specifications the path of the specifications; absolute, or {@code -} for standard input
 * @param input the specifications
 * @param given the options as arguments
 * @param options the parsed options
 * @param batch the batch's id
 */
record BatchJob(
        String specifications, SpecificationInput input, List<String> given, BatchOptions options, String batch) {

    SpecificationSource source() {
        return input.source();
    }

    /** Returns a processor of this job. */
    BatchProcessor processor(Providers providers, Destination destination, BatchListener listener, Instant now)
            throws IOException {
        Ledger ledger = destination.ledger();
        PictureOptions pictures = options.pictures;
        RunOptions run = options.run;
        BatchProcessorBuilder builder = options.finish
                .apply(providers.processor())
                .sink(destination.sink())
                .ledger(ledger)
                .workFolder(destination.workFolder().path())
                .batch(batch)
                .listener(listener)
                .naming(pictures.name)
                .defaults(pictures.defaults())
                .duplicates(pictures.duplicates)
                .reuse(pictures.reuse)
                .verification(run.verification)
                .budget(run.budget(ledger.totals()))
                .pace(run.pace(() -> usedToday(ledger, providers, now)))
                .retryRules(run.retryRules())
                .concurrency(run.concurrency)
                .timeout(run.timeout)
                .unpriced(run.unpriced())
                .onProblems(run.onProblems())
                .onFailure(run.onFailure);
        run.fallbacks.forEach(builder::fallback);
        run.deadline(now).ifPresent(builder::deadline);
        return builder.build();
    }

    private static Map<String, Long> usedToday(Ledger ledger, Providers providers, Instant now) {
        try {
            return DayUse.of(ledger, providers, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Returns this job with a copy of its specifications. */
    BatchJob with(SpecificationInput copy) {
        return new BatchJob(specifications, copy, given, options, batch);
    }

    /** Returns the name of the specifications for headings. */
    String title() {
        boolean named = !specifications.equals(SpecificationInput.STANDARD_INPUT);
        return named ? String.valueOf(Path.of(specifications).getFileName()) : "standard input";
    }

    /** Returns whether a repeated run keeps the batch id, since images are reused by it. */
    static boolean isBoundToBatch(BatchOptions options) {
        return options.pictures.reuse != ReusePolicy.LEDGER;
    }
}
