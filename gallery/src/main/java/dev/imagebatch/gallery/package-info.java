/** The stored images of a subject, for their owner only. Start from {@link dev.imagebatch.gallery.Gallery}. */
@NullMarked
package dev.imagebatch.gallery;

import org.jspecify.annotations.NullMarked;
