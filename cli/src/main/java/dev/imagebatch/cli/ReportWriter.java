package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.report.ContactSheet;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import java.io.IOException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the contact sheet of a place. */
final class ReportWriter {

    private final OutputFolder place;

    ReportWriter(OutputFolder place) {
        this.place = place;
    }

    /** Shows every item of the order; without a result the items themselves are counted. */
    void write(BatchProcessor processor, BatchJob order, @Nullable ImageBatchResult result) throws IOException {
        if (result != null) {
            place.folder().writeReport(order.title(), processor, order.source(), result);
            return;
        }
        try (Stream<ImageGenerationResult> items = processor.review(order.source(), order.batch())) {
            ContactSheet.in(place.path())
                    .title(order.title())
                    .thumbnailsOn(ForkJoinPool.commonPool())
                    .write(items.iterator());
        }
    }
}
