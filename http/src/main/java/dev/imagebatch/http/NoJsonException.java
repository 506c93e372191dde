package dev.imagebatch.http;

import java.io.IOException;

/**
 * Thrown if an answer is empty, a web page or another text instead of a JSON object: whole, but without an image.
 *
 * @since 0.1
 */
public final class NoJsonException extends IOException {

    private static final long serialVersionUID = 1;

    NoJsonException(String message) {
        super(message);
    }
}
