package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.report.ContactSheet;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import java.io.IOException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The writer of a job's contact sheet. */
final class ReportWriter {

    private final Destination destination;

    ReportWriter(Destination destination) {
        this.destination = destination;
    }

    /** Writes the sheet of every item; without a result, its totals are those of the items. */
    void write(BatchProcessor processor, BatchJob job, @Nullable ImageBatchResult result) throws IOException {
        if (result != null) {
            destination.folder().writeReport(job.title(), processor, job.source(), result);
            return;
        }
        try (Stream<ImageGenerationResult> items = processor.review(job.source(), job.batch())) {
            ContactSheet.in(destination.path())
                    .title(job.title())
                    .thumbnailsOn(ForkJoinPool.commonPool())
                    .write(items.iterator());
        }
    }
}
