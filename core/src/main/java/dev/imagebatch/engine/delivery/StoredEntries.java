package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.spec.ImageTransform;
import java.time.InstantSource;
import java.util.List;

/**
 * The ledger entries of stored images.
 *
 * @param time the clock
 * @param batch the batch's id
 */
record StoredEntries(InstantSource time, String batch) {

    static final String ORIGINAL = "original";

    /** Returns the entry of an image that was received and stored. */
    ImageStored made(Item item, StoreOutcome.Stored stored, ImageStored.Making making, List<ImagePart> parts) {
        List<String> transforms = item.isTransformed()
                ? item.specification().transforms().stream()
                        .map(ImageTransform::text)
                        .toList()
                : List.of();
        List<String> marks =
                parts.stream().flatMap(part -> part.marks().stream()).distinct().toList();
        return new ImageStored(
                item.outputKey(),
                time.instant(),
                new BatchSpecification(batch, item.specification().id()),
                item.variant(),
                ImageStored.Origin.MADE,
                making,
                new ImageStored.Output(stored.parts(), transforms, marks),
                relations(item, stored));
    }

    /** Returns the entry of a copy of a stored image. */
    ImageStored copied(Item copy, StoreOutcome.Stored stored, ImageStored.Making making, ImageStored first) {
        return new ImageStored(
                copy.outputKey(),
                time.instant(),
                new BatchSpecification(batch, copy.specification().id()),
                copy.variant(),
                ImageStored.Origin.COPY,
                making,
                first.output().withPieces(stored.parts()),
                ImageStored.Relations.to(copy.subject().orElse(null)));
    }

    /** A received image that is stored beside its transformed one, and that one, refer to the requested image. */
    private static ImageStored.Relations relations(Item item, StoreOutcome.Stored stored) {
        boolean refers = item.isTransformed() || stored.parts().get(0).name().equals(ORIGINAL);
        return new ImageStored.Relations(
                item.subject().orElse(null),
                refers ? item.requestKey() : null,
                item.placeholder().map(StoredImage::id).orElse(null));
    }
}
