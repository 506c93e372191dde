package dev.imagebatch.gallery;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a gallery.
 *
 * <p>Immutable and thread-safe.
 *
 * @param images the images, newest first
 * @param next the offset of the next page, or empty on the last page; images stored in the meantime shift the others back
 * @since 0.1
 */
public record GalleryPage(List<GalleryImage> images, OptionalLong next) {

    /** Copies the list. */
    public GalleryPage {
        images = List.copyOf(images);
    }
}
