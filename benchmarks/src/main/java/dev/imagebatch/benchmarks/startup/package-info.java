/** Benchmarks of the command's startup time, by phase. */
@NullMarked
package dev.imagebatch.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
