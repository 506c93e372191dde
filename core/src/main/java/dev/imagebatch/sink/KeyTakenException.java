package dev.imagebatch.sink;

import java.io.IOException;

/**
 * Thrown if a key already holds another image.
 *
 * @since 0.1
 */
public final class KeyTakenException extends IOException {

    private static final long serialVersionUID = 1;

    /** Creates an exception for a key. */
    public KeyTakenException(String key) {
        super("key already used by another image: " + key);
    }
}
