package dev.imagebatch.transform.grid;

import dev.imagebatch.transform.PixelRows;
import java.awt.image.BufferedImage;

/** A check for images of a single colour. */
public final class Flatness {

    private static final int TOLERANCE = 12;

    private Flatness() {}

    public static boolean isFlat(BufferedImage picture) {
        PixelRows rows = new PixelRows(picture);
        int first = rows.row(0)[0];
        for (int y = 0; y < rows.height(); y++) {
            for (int pixel : rows.row(y)) {
                if (ColourDistance.farthest(pixel, first) > TOLERANCE) {
                    return false;
                }
            }
        }
        return true;
    }
}
