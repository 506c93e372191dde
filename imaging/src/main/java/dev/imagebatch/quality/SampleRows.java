package dev.imagebatch.quality;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** The rows of an image as red, green, blue and alpha of 8 bits. Not thread-safe. */
final class SampleRows {

    private static final int LEVELS = 256;

    private final Raster raster;
    private final int bands;
    private final boolean sixteen;
    private final int[] samples;

    SampleRows(BufferedImage picture) {
        this.raster = picture.getRaster();
        this.bands = raster.getNumBands();
        this.sixteen = raster.getTransferType() == DataBuffer.TYPE_USHORT;
        this.samples = new int[raster.getWidth() * bands];
    }

    /** Returns the median of each sample; transparent pixels have no colour. */
    int[] usual() {
        int[][] counts = new int[4][LEVELS];
        for (int y = 0; y < raster.getHeight(); y++) {
            read(y);
            for (int x = 0; x < raster.getWidth(); x++) {
                for (int band = 0; band < 4; band++) {
                    counts[band][sample(x, band)]++;
                }
            }
        }
        long half = (long) raster.getWidth() * raster.getHeight() / 2;
        int[] usual = new int[4];
        for (int band = 0; band < 4; band++) {
            long below = counts[band][0];
            while (below <= half) {
                below += counts[band][++usual[band]];
            }
        }
        return usual;
    }

    int mostAlpha() {
        int most = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            read(y);
            for (int x = 0; x < raster.getWidth(); x++) {
                most = Math.max(most, sample(x, 3));
            }
        }
        return most;
    }

    int leastAlpha() {
        int least = LEVELS - 1;
        for (int y = 0; y < raster.getHeight(); y++) {
            read(y);
            for (int x = 0; x < raster.getWidth(); x++) {
                least = Math.min(least, sample(x, 3));
            }
        }
        return least;
    }

    /** Returns the number of pixels that differ from a colour by more than {@code difference} in a sample. */
    long countBeyond(int[] colour, int difference) {
        long count = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            read(y);
            for (int x = 0; x < raster.getWidth(); x++) {
                int most = 0;
                for (int band = 0; band < 4; band++) {
                    most = Math.max(most, Math.abs(sample(x, band) - colour[band]));
                }
                count += most > difference ? 1 : 0;
            }
        }
        return count;
    }

    private void read(int y) {
        raster.getPixels(0, y, raster.getWidth(), 1, samples);
    }

    /** Returns a sample with alpha multiplied in. */
    private int sample(int x, int band) {
        int alpha = bands == 4 ? to8(samples[x * bands + 3]) : LEVELS - 1;
        return band == 3 ? alpha : to8(samples[x * bands + band]) * alpha / (LEVELS - 1);
    }

    private int to8(int sample) {
        return sixteen ? (sample + 128) / 257 : sample;
    }
}
