package dev.imagebatch.quality;

import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.spec.ImageRequest;
import java.awt.image.BufferedImage;

/**
 * A decoded image with its request, for a quality check.
 *
 * @param info the facts of the image's header
 * @param request the request
 * @param sample the pixels in sRGB; of a large image every second one of every second row, or every third, and so on. Must
 *     not be changed
 * @since 0.1
 */
public record ExaminedImage(ImageInfo info, ImageRequest request, BufferedImage sample) {

    /** Shows the header alone, since requests hold prompts. */
    @Override
    public String toString() {
        return "ExaminedImage[" + info + "]";
    }
}
