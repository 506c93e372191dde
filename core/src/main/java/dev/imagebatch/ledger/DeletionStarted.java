package dev.imagebatch.ledger;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.time.Instant;
import java.util.List;

/**
 * An image is about to be deleted: from here on the ledger does not know it, whatever of it is still there. An {@link
 * ImageDeleted} says that nothing is.
 *
 * @param subject whose image it is
 * @param at when
 * @param deletion the deletion's name: the image's id in the sink, or its item where nothing of it is in the sink
 * @param items the fingerprints by which the ledger knew it, and what it was made of
 * @param images what is to go from the sink
 * @param told the places that have been told it
 * @since 0.1
 */
public record DeletionStarted(
        Subject subject,
        Instant at,
        String deletion,
        List<Fingerprint> items,
        List<StoredImage> images,
        List<Told> told)
        implements LedgerEntry {

    /** Copies the lists. */
    public DeletionStarted {
        items = List.copyOf(items);
        images = List.copyOf(images);
        told = List.copyOf(told);
    }

    /** Without it the image would be missing in the sink, and be made again. */
    @Override
    public boolean concernsMoney() {
        return true;
    }

    /**
     * A place that was told an image.
     *
     * @param binding the fingerprint of place, specification and stored image together
     * @param place the place
     */
    public record Told(Fingerprint binding, String place) {}
}
