/** Benchmarks of the use of a quota by several clients. */
@NullMarked
package dev.imagebatch.benchmarks.quota;

import org.jspecify.annotations.NullMarked;
