/** Post-processing of received images: quality checks, transforms and provenance marks. */
@NullMarked
package dev.imagebatch.imaging;

import org.jspecify.annotations.NullMarked;
