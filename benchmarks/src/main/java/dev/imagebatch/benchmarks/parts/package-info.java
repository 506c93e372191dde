/** What single parts cost, measured with JMH. */
@NullMarked
package dev.imagebatch.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
