package dev.imagebatch.ledger;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.Subject;
import java.time.Instant;
import java.util.List;

/**
 * The start of an image's deletion. From here on the ledger reports the image as unknown, although parts of it may still
 * exist until an {@link ImageDeleted} follows.
 *
 * @param subject the image's subject
 * @param at the time of the entry
 * @param deletion the deletion's name: the image's id in the sink, or its item if nothing of it is in the sink
 * @param items the fingerprints of the image and, if it is deleted too, of the received picture that it was made of
 * @param images the images to delete from the sink
 * @param places the places the image is bound to
 * @since 0.1
 */
public record DeletionStarted(
        Subject subject,
        Instant at,
        String deletion,
        List<Fingerprint> items,
        List<StoredImage> images,
        List<BoundPlace> places)
        implements LedgerEntry {

    /** Copies the lists. */
    public DeletionStarted {
        items = List.copyOf(items);
        images = List.copyOf(images);
        places = List.copyOf(places);
    }

    @Override
    public EntryType type() {
        return EntryType.DELETION_STARTED;
    }

    /** Returns true: without this entry the image would be missing in the sink, and be paid for again. */
    @Override
    public boolean concernsMoney() {
        return true;
    }

    /**
     * A place that an image is bound to.
     *
     * @param binding the fingerprint of place, specification and stored image together
     * @param place the place
     */
    public record BoundPlace(Fingerprint binding, String place) {}
}
