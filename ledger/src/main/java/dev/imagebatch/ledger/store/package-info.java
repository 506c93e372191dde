/** Ledgers in a file and in memory. Start from {@link dev.imagebatch.ledger.store.FileLedger}. */
@NullMarked
package dev.imagebatch.ledger.store;

import org.jspecify.annotations.NullMarked;
