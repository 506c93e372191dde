/**
 * Turns many image specifications into stored images: cheaply, never paying twice, never over budget. Start from {@link
 * dev.imagebatch.BatchProcessor} and {@link dev.imagebatch.BatchFolder}.
 */
@NullMarked
package dev.imagebatch;

import org.jspecify.annotations.NullMarked;
