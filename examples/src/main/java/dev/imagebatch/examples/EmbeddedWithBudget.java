package dev.imagebatch.examples;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchRun;
import dev.imagebatch.cost.Money;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A batch inside another program: images for a site's pages, within a budget, with a stop from outside. */
public record EmbeddedWithBudget(ImageProvider provider, Path folder, Money limit, Predicate<BatchProgress> enough) {

    /** Generates the missing images and writes their addresses into the pages. */
    public ImageBatchResult fill(Map<String, URI> pages, SpecificationSource specifications) throws IOException {
        CompletableFuture<BatchRun> started = new CompletableFuture<>();
        BatchListener listener = new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                BatchRun run = started.join();
                if (enough.test(run.progress())) {
                    run.cancel();
                }
            }
        };
        try (BatchFolder images = BatchFolder.open(folder)) {
            LedgerTotals before = images.ledger().totals();
            try (BatchProcessor processor = BatchProcessor.builder(provider)
                    .sink(images.sink())
                    .ledger(images.ledger())
                    .budget(Budget.of(limit, before.spent(), before.held()))
                    .pace(Pace.perMinute(6_000))
                    .concurrency(4)
                    .listener(listener)
                    .binder(told ->
                            pages.put(told.place(), told.image().address().orElseThrow()))
                    .build()) {
                BatchRun run = processor.processAsync(specifications);
                started.complete(run);
                ImageBatchResult result = run.result().join();
                images.writeRecord(result, Map.of("budget", limit.toString()));
                images.writeReport("Pictures of the site", processor, specifications, result);
                return result;
            }
        }
    }
}
