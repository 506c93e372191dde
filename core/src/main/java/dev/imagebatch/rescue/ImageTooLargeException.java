package dev.imagebatch.rescue;

import java.io.IOException;

/** A received image is larger than any that is kept; it was cut off there, so that no answer fills the disk. */
public final class ImageTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    ImageTooLargeException(long most) {
        super("the image is larger than " + most / (1024 * 1024) + " MiB");
    }
}
