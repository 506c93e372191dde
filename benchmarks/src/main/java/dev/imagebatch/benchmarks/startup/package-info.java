/** The time of the command's start, by phase. */
@NullMarked
package dev.imagebatch.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
