package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import java.io.IOException;

/**
 * Reads what an image file says about itself.
 *
 * <p>Stateless and safe on hostile files: it reads forward once, in little memory, and trusts no declared length.
 *
 * @since 0.1
 */
public final class ImageInspector {

    private ImageInspector() {}

    /**
     * What the image says about itself.
     *
     * @throws IOException if it cannot be read
     */
    public static Inspection inspect(ImageData image) throws IOException {
        throw new IOException("not yet: " + image.info());
    }
}
