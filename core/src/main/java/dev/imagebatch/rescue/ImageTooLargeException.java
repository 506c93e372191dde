package dev.imagebatch.rescue;

import java.io.IOException;

/** Thrown when a received image exceeds the size limit, so that no answer fills the disk. */
public final class ImageTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    ImageTooLargeException(long most) {
        super("the image is larger than " + most / (1024 * 1024) + " MiB");
    }
}
