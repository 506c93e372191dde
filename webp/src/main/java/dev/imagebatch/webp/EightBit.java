package dev.imagebatch.webp;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** The conversion of images to 8 bits a sample. */
final class EightBit {

    private EightBit() {}

    /**
     * Returns the image as the library needs it: with rounded samples, and copied if it is a part of another image, of
     * which the library would read other pixels.
     */
    static BufferedImage of(BufferedImage picture) {
        Raster from = picture.getRaster();
        boolean sixteen = from.getTransferType() == DataBuffer.TYPE_USHORT;
        if (!sixteen && from.getParent() == null) {
            return picture;
        }
        BufferedImage target = like(from, picture.getWidth(), picture.getHeight());
        WritableRaster to = target.getRaster();
        int[] samples = new int[picture.getWidth() * from.getNumBands()];
        for (int y = 0; y < picture.getHeight(); y++) {
            from.getPixels(0, y, picture.getWidth(), 1, samples);
            for (int i = 0; sixteen && i < samples.length; i++) {
                samples[i] = (samples[i] + 128) / 257;
            }
            to.setPixels(0, y, picture.getWidth(), 1, samples);
        }
        return target;
    }

    /** Returns one pixel of {@code step} in a row, and one row of {@code step}. */
    static BufferedImage subsampled(BufferedImage picture, int step) {
        Raster from = picture.getRaster();
        BufferedImage target =
                like(from, (picture.getWidth() + step - 1) / step, (picture.getHeight() + step - 1) / step);
        int[] pixel = new int[from.getNumBands()];
        for (int y = 0; y < target.getHeight(); y++) {
            for (int x = 0; x < target.getWidth(); x++) {
                target.getRaster().setPixel(x, y, from.getPixel(x * step, y * step, pixel));
            }
        }
        return target;
    }

    private static BufferedImage like(Raster from, int width, int height) {
        boolean alpha = from.getNumBands() == 4;
        return new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }
}
