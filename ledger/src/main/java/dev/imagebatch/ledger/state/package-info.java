/**
 * The rules of a ledger and the state computed from its entries. Start from
 * {@link dev.imagebatch.ledger.state.IndexedLedger}.
 */
@NullMarked
package dev.imagebatch.ledger.state;

import org.jspecify.annotations.NullMarked;
