/** Clocks and waiting, which come in from outside: start from {@link dev.imagebatch.time.TimeSource}. */
@NullMarked
package dev.imagebatch.time;

import org.jspecify.annotations.NullMarked;
