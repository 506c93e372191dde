package dev.imagebatch.gallery;

import java.io.IOException;

/**
 * There is no such subject of this owner, or no such image of this subject. It does not say which: a stranger learns
 * nothing from it.
 *
 * @since 0.1
 */
public final class GalleryNotFoundException extends IOException {

    private static final long serialVersionUID = 1;

    /** Says the same to everybody. */
    public GalleryNotFoundException() {
        super("there is no such gallery, or no such image in it");
    }
}
