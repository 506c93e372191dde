package dev.imagebatch.ledger;

import dev.imagebatch.image.Fingerprint;
import java.time.Instant;

/**
 * The reservation of a number of a sequence for an image.
 *
 * @param item the image's item
 * @param at the time of the entry
 * @param sequence the name of the sequence, usually a subject
 * @param number the number, at least 1
 * @since 0.1
 */
public record NumberReserved(Fingerprint item, Instant at, String sequence, int number) implements LedgerEntry {

    @Override
    public EntryType type() {
        return EntryType.NUMBER_RESERVED;
    }

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
