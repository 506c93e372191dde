package dev.imagebatch.ledger.state;

import dev.imagebatch.ledger.LedgerEntry;
import java.io.IOException;

/**
 * A reader of single entries.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface EntryLookup {

    /**
     * Returns the entry at a place.
     *
     * @throws IOException if it cannot be read
     */
    LedgerEntry at(long place) throws IOException;
}
