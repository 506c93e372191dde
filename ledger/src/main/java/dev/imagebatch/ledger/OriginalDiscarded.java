package dev.imagebatch.ledger;

import dev.imagebatch.image.Fingerprint;
import java.time.Instant;

/**
 * The discarding of a received image after the images made of it were stored.
 *
 * @param item the received image's item
 * @param at the time of the entry
 * @since 0.1
 */
public record OriginalDiscarded(Fingerprint item, Instant at) implements LedgerEntry {

    @Override
    public EntryType type() {
        return EntryType.ORIGINAL_DISCARDED;
    }

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
