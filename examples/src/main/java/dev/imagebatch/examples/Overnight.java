package dev.imagebatch.examples;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.manifest.EventLog;
import dev.imagebatch.plan.Fallback;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A catalogue overnight: within a budget, finished by the morning, with a second provider for refused images. */
public record Overnight(ImageProvider provider, ImageProvider second, Path folder) {

    /** Generates as many images as possible until {@code morning}; the next run continues. */
    public ImageBatchResult run(SpecificationSource catalogue, Money limit, Instant morning)
            throws IOException, InterruptedException {
        try (BatchFolder images = BatchFolder.open(folder);
                EventLog events = EventLog.append(folder.resolve("events.jsonl"), InstantSource.system())) {
            LedgerTotals before = images.ledger().totals();
            try (BatchProcessor processor = BatchProcessor.builder(provider)
                    .provider(second)
                    .fallback(Fallback.to(second.name()))
                    .sink(images.sink())
                    .ledger(images.ledger())
                    .budget(Budget.of(limit, before.spent(), before.held()))
                    .deadline(morning)
                    .listener(events)
                    .build()) {
                return processor.process(catalogue);
            }
        }
    }
}
