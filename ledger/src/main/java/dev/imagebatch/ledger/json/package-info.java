/**
 * The JSON form of ledger entries, and the lines of a ledger file. Start from
 * {@link dev.imagebatch.ledger.json.EntryJson}.
 */
@NullMarked
package dev.imagebatch.ledger.json;

import org.jspecify.annotations.NullMarked;
