package dev.imagebatch.ledger;

import java.io.IOException;

/** Reads an entry back from the place where it was put. */
@FunctionalInterface
interface EntrySource {

    LedgerEntry at(long place) throws IOException;
}
