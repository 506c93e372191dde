/** Measurements that anyone can run: start from {@link dev.imagebatch.benchmarks.Million}. */
@NullMarked
package dev.imagebatch.benchmarks;

import org.jspecify.annotations.NullMarked;
