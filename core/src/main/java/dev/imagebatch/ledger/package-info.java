/** The durable record of what was paid and kept: start from {@link dev.imagebatch.ledger.Ledger} and {@link dev.imagebatch.ledger.FileLedger}. */
@NullMarked
package dev.imagebatch.ledger;

import org.jspecify.annotations.NullMarked;
