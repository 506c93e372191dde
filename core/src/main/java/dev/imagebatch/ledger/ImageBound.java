package dev.imagebatch.ledger;

import dev.imagebatch.spec.Fingerprint;
import java.time.Instant;

/**
 * A place was told its image.
 *
 * @param binding the fingerprint of place, specification and stored image together
 * @param at when
 * @param place the place
 * @since 0.1
 */
public record ImageBound(Fingerprint binding, Instant at, String place) implements LedgerEntry {

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
