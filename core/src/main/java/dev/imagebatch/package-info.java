/**
 * Batches of image specifications, processed into stored images at low cost, without paying twice and within a budget.
 * Start from {@link dev.imagebatch.BatchProcessor}.
 */
@NullMarked
package dev.imagebatch;

import org.jspecify.annotations.NullMarked;
