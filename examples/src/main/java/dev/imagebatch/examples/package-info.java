/** Small complete programs: start from {@link dev.imagebatch.examples.Quickstart} and {@link dev.imagebatch.examples.EmbeddedWithBudget}. */
@NullMarked
package dev.imagebatch.examples;

import org.jspecify.annotations.NullMarked;
