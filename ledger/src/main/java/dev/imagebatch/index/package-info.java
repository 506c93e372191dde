/** The compact index of fingerprints, shared by plan and ledger. Not part of the API. */
@NullMarked
package dev.imagebatch.index;

import org.jspecify.annotations.NullMarked;
