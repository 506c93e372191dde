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
 * What is to be done: which specifications, with which options, under which batch id.
 *
 * @param specifications the specifications as they were named, absolute unless they came on standard input
 * @param input the specifications
 * @param given the options as they were given
 * @param options the same, read
 * @param batch the batch's id
 */
record BatchJob(
        String specifications, SpecificationInput input, List<String> given, BatchOptions options, String batch) {

    SpecificationSource source() {
        return input.source();
    }

    /** The processor for this order at a place. */
    BatchProcessor processor(Providers providers, OutputFolder place, BatchListener listener, Instant now) {
        Ledger ledger = place.ledger();
        PictureOptions pictures = options.pictures;
        RunOptions run = options.run;
        BatchProcessorBuilder builder = options.finish
                .apply(providers.processor())
                .sink(place.sink())
                .ledger(ledger)
                .workFolder(place.workFolder().path())
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

    /** The same order, whose specifications were copied. */
    BatchJob with(SpecificationInput copy) {
        return new BatchJob(specifications, copy, given, options, batch);
    }

    /** What the specifications are called in headings. */
    String title() {
        boolean named = !specifications.equals(SpecificationInput.STANDARD_INPUT);
        return named ? String.valueOf(Path.of(specifications).getFileName()) : "standard input";
    }

    /** Whether going on with this order needs its id: its images are known by it. */
    static boolean isBoundToBatch(BatchOptions options) {
        return options.pictures.reuse != ReusePolicy.LEDGER;
    }
}
