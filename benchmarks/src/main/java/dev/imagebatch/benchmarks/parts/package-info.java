/** Benchmarks of single parts, measured with JMH. */
@NullMarked
package dev.imagebatch.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
