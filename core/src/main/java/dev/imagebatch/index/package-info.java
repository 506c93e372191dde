/** The compact index of fingerprints, which plan and ledger share; not part of the API. */
@NullMarked
package dev.imagebatch.index;

import org.jspecify.annotations.NullMarked;
