package dev.imagebatch.ledger;

import dev.imagebatch.image.Fingerprint;
import java.time.Instant;

/**
 * A completed call of those needed to store an image or to bind it to a place.
 *
 * @param item the item or the binding; its steps are forgotten once it is stored or bound
 * @param at the time of the entry
 * @param step the name of the call
 * @param result the result of the call
 * @since 0.1
 */
public record StepCompleted(Fingerprint item, Instant at, String step, String result) implements LedgerEntry {

    @Override
    public EntryType type() {
        return EntryType.STEP_COMPLETED;
    }

    /** Returns true: repeating the call may cost as much as an image. */
    @Override
    public boolean concernsMoney() {
        return true;
    }
}
