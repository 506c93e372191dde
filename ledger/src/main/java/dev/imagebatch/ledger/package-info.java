/**
 * The durable record of payments and received images. Start from {@link dev.imagebatch.ledger.Ledger} and
 * {@link dev.imagebatch.ledger.store.FileLedger}.
 */
@NullMarked
package dev.imagebatch.ledger;

import org.jspecify.annotations.NullMarked;
