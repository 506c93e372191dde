package dev.imagebatch.transform.grid;

import dev.imagebatch.transform.PixelRows;
import java.awt.image.BufferedImage;

/**
 * The lines of an image along one axis, columns or rows, each represented by up to 512 evenly spaced pixels.
 *
 * @param pixels the pixels by line; 8-bit premultiplied alpha, red, green and blue in one int
 */
public record PixelLines(int[][] pixels) {

    /** The maximum number of pixels that represent a line. */
    public static final int MOST_SAMPLES = 512;

    /** The lines of both axes, read in one pass. */
    record Both(PixelLines columns, PixelLines rows) {}

    static Both of(BufferedImage picture) {
        PixelRows source = new PixelRows(picture);
        int across = Math.min(MOST_SAMPLES, source.width());
        int down = Math.min(MOST_SAMPLES, source.height());
        int[][] columns = new int[source.width()][down];
        int[][] rows = new int[source.height()][across];
        int next = 0;
        for (int y = 0; y < source.height(); y++) {
            int[] row = source.row(y);
            for (int i = 0; i < across; i++) {
                rows[y][i] = row[place(i, across, row.length)];
            }
            if (next < down && y == place(next, down, source.height())) {
                for (int x = 0; x < row.length; x++) {
                    columns[x][next] = row[x];
                }
                next++;
            }
        }
        return new Both(new PixelLines(columns), new PixelLines(rows));
    }

    int count() {
        return pixels.length;
    }

    int[] line(int index) {
        return pixels[index];
    }

    private static int place(int sample, int samples, int length) {
        return (int) ((2L * sample + 1) * length / (2L * samples));
    }
}
