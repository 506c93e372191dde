package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.Pixels;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * The scaling of an image. Scaling down averages the area that a pixel covers; scaling up interpolates between the two
 * nearest pixels. Transparent pixels do not affect the colour of their neighbours. Images of 16 bits per sample keep
 * them. Not thread-safe.
 */
final class Resampling {

    private final Raster source;
    private final int bands;
    private final float most;
    private final ResampleWeights across;
    private final ResampleWeights down;
    private final int[] samples;
    private final float[] whole;
    private final float[][] recent = new float[2][];
    private final int[] recentRow = {-1, -1};

    private Resampling(BufferedImage picture, int width, int height) {
        this.source = picture.getRaster();
        this.bands = source.getNumBands();
        this.most = Pixels.is16(picture) ? 0xFFFF : 0xFF;
        this.across = new ResampleWeights(picture.getWidth(), width);
        this.down = new ResampleWeights(picture.getHeight(), height);
        this.samples = new int[picture.getWidth() * bands];
        this.whole = new float[samples.length];
        recent[0] = new float[width * bands];
        recent[1] = new float[width * bands];
    }

    static BufferedImage scaled(BufferedImage picture, int width, int height) throws TransformException {
        BufferedImage target = Pixels.like(picture, width, height);
        new Resampling(picture, width, height).fill(target.getRaster());
        return target;
    }

    private void fill(WritableRaster target) {
        float[] sum = new float[target.getWidth() * bands];
        int[] line = new int[sum.length];
        for (int y = 0; y < target.getHeight(); y++) {
            Arrays.fill(sum, 0);
            int from = down.first(y);
            for (float weight : down.of(y)) {
                float[] row = row(from++);
                for (int at = 0; at < sum.length; at++) {
                    sum[at] += weight * row[at];
                }
            }
            round(sum, line);
            target.setPixels(0, y, target.getWidth(), 1, line);
        }
    }

    /** Returns a row of the source, scaled horizontally, with premultiplied alpha. */
    private float[] row(int y) {
        int slot = y & 1;
        if (recentRow[slot] != y) {
            recentRow[slot] = y;
            source.getPixels(0, y, source.getWidth(), 1, samples);
            scale(recent[slot]);
        }
        return recent[slot];
    }

    private void scale(float[] target) {
        multiplyAlpha();
        for (int x = 0; x * bands < target.length; x++) {
            float[] weights = across.of(x);
            for (int band = 0; band < bands; band++) {
                float sum = 0;
                int from = across.first(x) * bands + band;
                for (float weight : weights) {
                    sum += weight * whole[from];
                    from += bands;
                }
                target[x * bands + band] = sum;
            }
        }
    }

    private void multiplyAlpha() {
        for (int at = 0; at < samples.length; at += bands) {
            float alpha = bands == 4 ? samples[at + 3] / most : 1;
            for (int band = 0; band < bands; band++) {
                whole[at + band] = band == 3 ? samples[at + 3] : samples[at + band] * alpha;
            }
        }
    }

    private void round(float[] sum, int[] line) {
        for (int at = 0; at < sum.length; at += bands) {
            float alpha = bands == 4 ? sum[at + 3] / most : 1;
            for (int band = 0; band < bands; band++) {
                float value = band == 3 ? sum[at + 3] : alpha > 0 ? sum[at + band] / alpha : 0;
                line[at + band] = Math.round(Math.min(most, Math.max(0, value)));
            }
        }
    }
}
