package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.ImageRecord;
import java.util.Optional;

/** Tells in results what the ledger says of stored images. */
public final class ResultFactory {

    private ResultFactory() {}

    /** The result of an image that is stored, and of which the places were told, or not. */
    public static ImageGenerationResult.Builder stored(
            Item item, ImageStored entry, Outcome outcome, Optional<Failure> untold) {
        ImageGenerationResult.Builder result = untold.isPresent()
                ? ImageGenerationResult.failure(item.specification(), item.variant(), untold.get())
                        .stored(entry.image())
                : ImageGenerationResult.success(item.specification(), item.variant(), outcome, entry.image());
        return described(item.described(result), entry);
    }

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
