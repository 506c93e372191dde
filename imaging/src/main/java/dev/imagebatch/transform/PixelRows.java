package dev.imagebatch.transform;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** The rows of an image as 8-bit premultiplied alpha, red, green and blue in one int. Not thread-safe. */
public final class PixelRows {

    private final Raster raster;
    private final int bands;
    private final boolean sixteen;
    private final int[] samples;
    private final int[] row;

    public PixelRows(BufferedImage picture) {
        this.raster = picture.getRaster();
        this.bands = raster.getNumBands();
        this.sixteen = Pixels.is16(picture);
        this.samples = new int[picture.getWidth() * bands];
        this.row = new int[picture.getWidth()];
    }

    public int height() {
        return raster.getHeight();
    }

    public int width() {
        return row.length;
    }

    /** Returns a row in an array that is reused by the next call. */
    public int[] row(int y) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, row.length, 1, samples);
        for (int x = 0, at = 0; x < row.length; x++, at += bands) {
            int alpha = bands == 4 ? to8(samples[at + 3]) : 255;
            row[x] = alpha << 24
                    | times(samples[at], alpha) << 16
                    | times(samples[at + 1], alpha) << 8
                    | times(samples[at + 2], alpha);
        }
        return row;
    }

    private int times(int sample, int alpha) {
        int value = to8(sample);
        return alpha == 255 ? value : (value * alpha + 127) / 255;
    }

    private int to8(int sample) {
        return sixteen ? (sample + 128) / 257 : sample;
    }
}
