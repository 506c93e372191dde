package dev.imagebatch.ledger;

import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place was told its image.
 *
 * @param binding the fingerprint of place, specification and stored image together
 * @param at when
 * @param place the place
 * @param subject whose image it was told, or null
 * @param image the id in the sink of that image, of its first piece where it has several; null where there is no subject
 * @since 0.1
 */
public record ImageBound(
        Fingerprint binding,
        Instant at,
        String place,
        @Nullable Subject subject,
        @Nullable String image) implements LedgerEntry {

    /** An image of no subject. */
    public ImageBound(Fingerprint binding, Instant at, String place) {
        this(binding, at, place, null, null);
    }

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
