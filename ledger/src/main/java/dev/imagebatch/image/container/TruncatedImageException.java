package dev.imagebatch.image.container;

import java.io.EOFException;

/**
 * Thrown if an image's bytes end before its container does. A failing stream throws its own exceptions.
 */
public final class TruncatedImageException extends EOFException {

    private static final long serialVersionUID = 1L;

    TruncatedImageException(long length) {
        super("the image ends after " + length + " bytes");
    }
}
