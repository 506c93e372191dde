package dev.imagebatch.provider;

import java.io.IOException;

/**
 * Thrown by an image body that wrote all that came, but knows that it is not an image. What it wrote is kept in the rescue
 * folder, and the failure of the image names the file.
 *
 * @since 0.1
 */
public class UnreadableImageException extends IOException {

    private static final long serialVersionUID = 1;

    /** Creates an exception. */
    public UnreadableImageException(String message) {
        super(message);
    }
}
