package dev.imagebatch.ledger;

import dev.imagebatch.spec.Subject;
import java.time.Instant;

/**
 * Nothing is left of an image.
 *
 * @param subject whose image it was
 * @param at when
 * @param deletion the name of the {@linkplain DeletionStarted#deletion() deletion} that came to its end
 * @since 0.1
 */
public record ImageDeleted(Subject subject, Instant at, String deletion) implements LedgerEntry {

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
