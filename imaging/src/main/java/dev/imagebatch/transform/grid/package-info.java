/** The search for the tiles of a grid. */
@NullMarked
package dev.imagebatch.transform.grid;

import org.jspecify.annotations.NullMarked;
