package dev.imagebatch.ledger;

import dev.imagebatch.spec.Fingerprint;
import java.time.Instant;

/**
 * One of the calls that it takes to store an image or to tell a place was made.
 *
 * @param item the image or the binding; its steps are forgotten once it is stored or told
 * @param at when
 * @param step which call
 * @param result what it came to
 * @since 0.1
 */
public record StepNoted(Fingerprint item, Instant at, String step, String result) implements LedgerEntry {

    /** A call that is made twice may cost as much as an image. */
    @Override
    public boolean concernsMoney() {
        return true;
    }
}
