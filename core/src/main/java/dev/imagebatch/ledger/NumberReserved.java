package dev.imagebatch.ledger;

import dev.imagebatch.spec.Fingerprint;
import java.time.Instant;

/**
 * A number of a sequence belongs to an image from now on.
 *
 * @param item the image
 * @param at when
 * @param sequence the name of the sequence, usually a subject
 * @param number the number, from 1
 * @since 0.1
 */
public record NumberReserved(Fingerprint item, Instant at, String sequence, int number) implements LedgerEntry {

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
