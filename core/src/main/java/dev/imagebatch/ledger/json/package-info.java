/** The format of a ledger's lines. */
@NullMarked
package dev.imagebatch.ledger.json;

import org.jspecify.annotations.NullMarked;
