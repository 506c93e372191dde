package dev.imagebatch;

import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageRecord;

/** Tells in results what the ledger says of stored images. */
final class Records {

    private Records() {}

    static ImageGenerationResult.Builder described(ImageGenerationResult.Builder result, ImageStored entry) {
        ImageStored.Making making = entry.making();
        return result.askedOf(making.provider(), making.model())
                .cost(making.cost())
                .attempts(making.attempts())
                .record(new ImageRecord(
                        entry.item(),
                        making.modelVersion(),
                        making.requestId(),
                        entry.pieces(),
                        entry.finish().transforms(),
                        entry.finish().marks()));
    }
}
