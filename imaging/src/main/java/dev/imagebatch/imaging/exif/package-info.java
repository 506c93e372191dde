/** The reader of EXIF metadata. */
@NullMarked
package dev.imagebatch.imaging.exif;

import org.jspecify.annotations.NullMarked;
