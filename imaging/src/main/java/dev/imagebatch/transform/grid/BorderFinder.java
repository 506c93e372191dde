package dev.imagebatch.transform.grid;

import dev.imagebatch.transform.PixelRows;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * A finder of the area inside an image's borders. The border of each side has the colour of its first pixel. Top and
 * bottom are processed first, then left and right of the remaining rows. Not thread-safe.
 */
public final class BorderFinder {

    private static final int TOLERANCE = 10;

    private final PixelRows rows;

    public BorderFinder(BufferedImage picture) {
        this.rows = new PixelRows(picture);
    }

    /** Returns the area inside the borders; empty if the image consists of borders only. */
    public Rectangle inside() {
        int top = 0;
        int colour = rows.row(0)[0];
        while (top < rows.height() && isOf(colour, rows.row(top))) {
            top++;
        }
        if (top == rows.height()) {
            return new Rectangle();
        }
        int bottom = rows.height();
        int below = rows.row(bottom - 1)[0];
        while (bottom > top + 1 && isOf(below, rows.row(bottom - 1))) {
            bottom--;
        }
        return between(top, bottom);
    }

    private Rectangle between(int top, int bottom) {
        int leftColour = rows.row(top)[0];
        int rightColour = rows.row(top)[rows.width() - 1];
        int left = rows.width();
        int right = 0;
        for (int y = top; y < bottom; y++) {
            int[] row = rows.row(y);
            for (int x = 0; x < left; x++) {
                if (ColourDistance.farthest(leftColour, row[x]) > TOLERANCE) {
                    left = x;
                }
            }
            for (int x = row.length - 1; x >= right; x--) {
                if (ColourDistance.farthest(rightColour, row[x]) > TOLERANCE) {
                    right = x + 1;
                }
            }
        }
        return left < right ? new Rectangle(left, top, right - left, bottom - top) : new Rectangle();
    }

    private static boolean isOf(int colour, int[] pixels) {
        for (int pixel : pixels) {
            if (ColourDistance.farthest(colour, pixel) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
