package dev.imagebatch.transform;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Factory methods for the images that transforms work on: sRGB, RGB or RGBA, 8 or 16 bits per sample. */
public final class Pixels {

    private static final int[] RGB = {0, 1, 2};
    private static final int[] RGBA = {0, 1, 2, 3};

    private Pixels() {}

    /** Returns an empty image of 3 or 4 bands with 8 bits per sample. */
    public static BufferedImage of8(int width, int height, int bands) throws TransformException {
        checkSize(width, height, bands);
        return new BufferedImage(
                width, height, bands == 4 ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
    }

    /** Returns an empty image of 3 or 4 bands with 16 bits per sample. */
    public static BufferedImage of16(int width, int height, int bands) throws TransformException {
        checkSize(width, height, bands);
        return srgb(Raster.createInterleavedRaster(
                DataBuffer.TYPE_USHORT, width, height, width * bands, bands, bands == 4 ? RGBA : RGB, null));
    }

    /** Returns an empty image of the given size with the bands and bits of another image. */
    public static BufferedImage like(BufferedImage model, int width, int height) throws TransformException {
        int bands = model.getRaster().getNumBands();
        return is16(model) ? of16(width, height, bands) : of8(width, height, bands);
    }

    /** Returns an sRGB image of the samples of an interleaved raster. */
    public static BufferedImage srgb(WritableRaster raster) {
        boolean alpha = raster.getNumBands() == 4;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                raster.getTransferType());
        return new BufferedImage(model, raster, false, null);
    }

    public static boolean is16(BufferedImage picture) {
        return picture.getRaster().getTransferType() == DataBuffer.TYPE_USHORT
                && picture.getRaster().getSampleModel().getSampleSize(0) == 16;
    }

    static boolean hasAlpha(BufferedImage picture) {
        return picture.getRaster().getNumBands() == 4;
    }

    private static void checkSize(int width, int height, int bands) throws TransformException {
        if ((long) width * height * bands > Integer.MAX_VALUE - 8) {
            throw new TransformException(width + "x" + height + " pixels are more than one image can have in memory");
        }
    }
}
