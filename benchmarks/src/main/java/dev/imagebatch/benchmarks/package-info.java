/** Reproducible benchmarks. Start from {@link dev.imagebatch.benchmarks.Performance}. */
@NullMarked
package dev.imagebatch.benchmarks;

import org.jspecify.annotations.NullMarked;
