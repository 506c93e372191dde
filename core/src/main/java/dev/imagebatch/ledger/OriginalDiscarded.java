package dev.imagebatch.ledger;

import dev.imagebatch.spec.Fingerprint;
import java.time.Instant;

/**
 * A received image is not kept any more, since what was made of it is stored.
 *
 * @param item the image
 * @param at when
 * @since 0.1
 */
public record OriginalDiscarded(Fingerprint item, Instant at) implements LedgerEntry {

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
