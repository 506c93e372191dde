/** Measurements that anyone can run: {@link dev.imagebatch.benchmarks.Performance} runs them and writes the page. */
@NullMarked
package dev.imagebatch.benchmarks;

import org.jspecify.annotations.NullMarked;
