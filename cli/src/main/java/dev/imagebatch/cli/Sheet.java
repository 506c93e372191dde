package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.report.ContactSheet;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the contact sheet of a place. */
final class Sheet {

    private final Place place;

    Sheet(Place place) {
        this.place = place;
    }

    /** Shows every item of the order; without a result the items themselves are counted. */
    Path write(BatchProcessor processor, Order order, @Nullable ImageBatchResult result) throws IOException {
        try (Stream<ImageGenerationResult> items = processor.review(order.source(), order.batch())) {
            return ContactSheet.in(place.path())
                    .title(order.title())
                    .thumbnailsOn(ForkJoinPool.commonPool())
                    .write(items.map(item -> explained(item, result)).iterator(), result);
        }
    }

    /** The ledger does not know why nothing was tried; the run does. */
    private static ImageGenerationResult explained(ImageGenerationResult item, @Nullable ImageBatchResult result) {
        if (item.outcome() != Outcome.SKIPPED || result == null) {
            return item;
        }
        Optional<Failure> reason = result.end() == End.BUDGET_EXHAUSTED
                ? Optional.of(Failure.of(
                        FailureKind.BUDGET_EXHAUSTED, Stage.GENERATING, "not tried: the budget had no room for it"))
                : result.stopped();
        return reason.map(why -> ImageGenerationResult.skipped(item.specification(), item.variant(), why)
                        .askedOf(item.provider(), item.model())
                        .warnings(item.warnings())
                        .build())
                .orElse(item);
    }
}
