/** Ledgers in a file and in memory. */
@NullMarked
package dev.imagebatch.ledger.store;

import org.jspecify.annotations.NullMarked;
