package dev.imagebatch.quality;

import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.spec.ImageRequest;
import java.awt.image.BufferedImage;

/**
 * A picture under examination.
 *
 * @param info what the image's header says, such as its dimensions
 * @param request what was asked for
 * @param sample the decoded picture, in sRGB; of a large one only every second pixel of every second row, or every
 *     third, and so on. Not to be changed
 * @since 0.1
 */
public record ExaminedImage(ImageInfo info, ImageRequest request, BufferedImage sample) {

    /** The header alone: requests hold prompts. */
    @Override
    public String toString() {
        return "Examined[" + info + "]";
    }
}
