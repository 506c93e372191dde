package dev.imagebatch.http;

import java.io.IOException;

/**
 * Tells that a text that should be an image's Base64 is none.
 *
 * @since 0.1
 */
public final class DamagedBase64Exception extends IOException {

    private static final long serialVersionUID = 1;

    DamagedBase64Exception() {
        super("the image's Base64 text is damaged");
    }
}
