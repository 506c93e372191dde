package dev.imagebatch.gallery;

import java.io.IOException;

/**
 * Thrown if the owner has no such subject, or the subject no such image. The message is the same in both cases, so that
 * strangers learn nothing from it.
 *
 * @since 0.1
 */
public final class GalleryNotFoundException extends IOException {

    private static final long serialVersionUID = 1;

    /** Creates an exception with the one message. */
    public GalleryNotFoundException() {
        super("gallery or image not found");
    }
}
