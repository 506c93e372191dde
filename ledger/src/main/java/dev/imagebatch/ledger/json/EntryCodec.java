package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.LedgerEntry;
import java.io.IOException;

/**
 * The JSON form of the entries of one type.
 *
 * @param <E> the class of the entries
 */
interface EntryCodec<E extends LedgerEntry> {

    /** Writes the fields that follow {@code type} and {@code at}, in the order of the format. */
    void write(E entry, EntryOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    E read(EntryFields fields);
}
