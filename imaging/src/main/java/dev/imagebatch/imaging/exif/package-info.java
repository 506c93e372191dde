/** The reader of EXIF. */
@NullMarked
package dev.imagebatch.imaging.exif;

import org.jspecify.annotations.NullMarked;
