package dev.imagebatch.ledger;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The binding of an image to a place.
 *
 * @param binding the fingerprint of place, specification and stored image together
 * @param at the time of the entry
 * @param place the place
 * @param image the image, or null if it belongs to no subject
 * @since 0.1
 */
public record ImageBound(
        Fingerprint binding,
        Instant at,
        String place,
        @Nullable SubjectImage image) implements LedgerEntry {

    @Override
    public EntryType type() {
        return EntryType.IMAGE_BOUND;
    }

    @Override
    public boolean concernsMoney() {
        return false;
    }

    /**
     * A stored image of a subject.
     *
     * @param subject the subject
     * @param id the image's id in the sink, or that of its first piece
     */
    public record SubjectImage(Subject subject, String id) {}
}
