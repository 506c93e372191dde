package dev.imagebatch.sink;

import java.io.IOException;

/**
 * A key that holds another image already.
 *
 * @since 0.1
 */
public final class KeyTakenException extends IOException {

    private static final long serialVersionUID = 1;

    /** Names the key. */
    public KeyTakenException(String key) {
        super("the key is taken by another image: " + key);
    }
}
