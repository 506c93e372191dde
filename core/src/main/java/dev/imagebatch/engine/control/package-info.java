/** The admission of calls and the progress of a run. */
@NullMarked
package dev.imagebatch.engine.control;

import org.jspecify.annotations.NullMarked;
