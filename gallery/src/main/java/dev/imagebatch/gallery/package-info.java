/**
 * Galleries of the stored images of a subject, visible to their owner only. Start from
 * {@link dev.imagebatch.gallery.Gallery}.
 */
@NullMarked
package dev.imagebatch.gallery;

import org.jspecify.annotations.NullMarked;
