/** The execution of a batch: its passes, the processing of each item, and its outcome. */
@NullMarked
package dev.imagebatch.engine;

import org.jspecify.annotations.NullMarked;
