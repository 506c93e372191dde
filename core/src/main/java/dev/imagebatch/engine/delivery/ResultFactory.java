package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.ImageRecord;
import java.util.Optional;

/** The results of stored images, from their ledger entries. */
public final class ResultFactory {

    private ResultFactory() {}

    /** Returns the result of a stored image, which a place may have failed to receive. */
    public static ImageGenerationResult.Builder stored(
            Item item, ImageStored entry, Outcome outcome, Optional<Failure> unbound) {
        ImageGenerationResult.Builder result = unbound.isPresent()
                ? ImageGenerationResult.failure(item.specification(), item.variant(), unbound.get())
                        .stored(entry.image())
                : ImageGenerationResult.success(item.specification(), item.variant(), outcome, entry.image());
        return described(item.described(result), entry);
    }

    /** Adds the making and the provenance of a stored image to a result. */
    public static ImageGenerationResult.Builder described(ImageGenerationResult.Builder result, ImageStored entry) {
        ImageStored.Making making = entry.making();
        return result.askedOf(making.model().provider(), making.model().name())
                .cost(making.cost())
                .attempts(making.attempts())
                .record(new ImageRecord(
                        entry.item(),
                        making.reference().modelVersion(),
                        making.reference().requestId(),
                        entry.pieces(),
                        entry.output().transforms(),
                        entry.output().marks()));
    }
}
