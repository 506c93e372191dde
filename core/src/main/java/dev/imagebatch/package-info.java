/**
 * Batches of image specifications, turned into stored images: cheaply, never paying twice, never over budget. Start from
 * {@link dev.imagebatch.BatchProcessor}.
 */
@NullMarked
package dev.imagebatch;

import org.jspecify.annotations.NullMarked;
