package dev.imagebatch.gallery;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a gallery.
 *
 * <p>Immutable and thread-safe.
 *
 * @param images the images, the newest first
 * @param following how to ask for the images behind these, or null if there are none
 * @since 0.1
 */
public record GalleryPage(
        List<GalleryImage> images, @Nullable PageRequest following) {

    /** Copies the list. */
    public GalleryPage {
        images = List.copyOf(images);
    }

    /** How to ask for the images behind these. Images that are stored meanwhile move the others back. */
    public Optional<PageRequest> next() {
        return Optional.ofNullable(following);
    }
}
