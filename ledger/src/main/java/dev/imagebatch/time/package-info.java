/** Replaceable clocks and waits. Start from {@link dev.imagebatch.time.TimeSource}. */
@NullMarked
package dev.imagebatch.time;

import org.jspecify.annotations.NullMarked;
