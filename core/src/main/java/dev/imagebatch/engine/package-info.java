/** The run of a batch: its passes, the flow of one item, the outcome of each. */
@NullMarked
package dev.imagebatch.engine;

import org.jspecify.annotations.NullMarked;
