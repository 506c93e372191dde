package dev.imagebatch.ledger.state;

import dev.imagebatch.ledger.LedgerEntry;
import java.io.IOException;

/** Reads an entry back from the place where it was put. */
@FunctionalInterface
public interface EntryLookup {

    LedgerEntry at(long place) throws IOException;
}
