/** What clients get out of a quota. */
@NullMarked
package dev.imagebatch.benchmarks.quota;

import org.jspecify.annotations.NullMarked;
