/** Images as data. Start from {@link dev.imagebatch.image.ImageData} and {@link dev.imagebatch.image.StoredImage}. */
@NullMarked
package dev.imagebatch.image;

import org.jspecify.annotations.NullMarked;
