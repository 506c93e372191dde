package dev.imagebatch.http;

import dev.imagebatch.provider.UnreadableImageException;

/**
 * Thrown if the text of an image is not valid Base64.
 *
 * @since 0.1
 */
public final class DamagedBase64Exception extends UnreadableImageException {

    private static final long serialVersionUID = 1;

    DamagedBase64Exception() {
        super("the image is not valid Base64");
    }
}
