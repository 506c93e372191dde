package dev.imagebatch.ledger;

import dev.imagebatch.image.Subject;
import java.time.Instant;

/**
 * The end of an image's deletion: nothing of it is left.
 *
 * @param subject the image's subject
 * @param at the time of the entry
 * @param deletion the name of the {@linkplain DeletionStarted#deletion() deletion}
 * @since 0.1
 */
public record ImageDeleted(Subject subject, Instant at, String deletion) implements LedgerEntry {

    @Override
    public EntryType type() {
        return EntryType.IMAGE_DELETED;
    }

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
