/** The rules of a ledger: what its entries add up to. */
@NullMarked
package dev.imagebatch.ledger.state;

import org.jspecify.annotations.NullMarked;
