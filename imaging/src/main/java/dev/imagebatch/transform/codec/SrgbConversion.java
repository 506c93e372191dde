package dev.imagebatch.transform.codec;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** The conversion of an image from its profile to sRGB, in place, one strip of rows at a time. */
public final class SrgbConversion {

    private static final int STRIP = 16;
    private static final int[] COLOURS = {0, 1, 2};
    private static final int[] GREY = {0};
    private static final int[] PROBES = {
        0, 0, 0, 255, 255, 255, 128, 128, 128, 40, 40, 40, 230, 40, 30, 40, 210, 60, 30, 60, 220, 220, 200, 40
    };
    private static final int NOTHING = 2;

    private SrgbConversion() {}

    /** Converts an image. Profiles that are nearly sRGB are ignored, and so are broken ones, as in image viewers. */
    public static void apply(BufferedImage picture, byte[] bytes) {
        Optional<ICC_Profile> profile = usable(bytes);
        if (profile.isEmpty()) {
            return;
        }
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {profile.get(), srgb}, null);
        boolean grey = profile.get().getNumComponents() == 1;
        if (grey || !keeps(conversion)) {
            convert(picture.getRaster(), conversion, grey ? GREY : COLOURS);
        }
    }

    private static void convert(WritableRaster all, ColorConvertOp conversion, int[] bands) {
        for (int y = 0; y < all.getHeight(); y += STRIP) {
            int rows = Math.min(STRIP, all.getHeight() - y);
            WritableRaster from = all.createWritableChild(0, y, all.getWidth(), rows, 0, 0, bands);
            WritableRaster to = all.createWritableChild(0, y, all.getWidth(), rows, 0, 0, COLOURS);
            WritableRaster converted = conversion.filter(from, conversion.createCompatibleDestRaster(from));
            to.setPixels(0, 0, to.getWidth(), rows, converted.getPixels(0, 0, to.getWidth(), rows, (int[]) null));
        }
    }

    /** Returns whether a conversion leaves colours nearly unchanged; the many sRGB profiles differ slightly. */
    private static boolean keeps(ColorConvertOp conversion) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, PROBES.length / 3, 1, 3, null);
        raster.setPixels(0, 0, raster.getWidth(), 1, PROBES);
        int[] converted = conversion.filter(raster, null).getPixels(0, 0, raster.getWidth(), 1, (int[]) null);
        for (int i = 0; i < PROBES.length; i++) {
            if (Math.abs(PROBES[i] - converted[i]) > NOTHING) {
                return false;
            }
        }
        return true;
    }

    private static Optional<ICC_Profile> usable(byte[] bytes) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            int type = profile.getColorSpaceType();
            boolean fits = type == ColorSpace.TYPE_RGB || type == ColorSpace.TYPE_GRAY;
            return fits ? Optional.of(profile) : Optional.empty();
        } catch (IllegalArgumentException | CMMException e) {
            return Optional.empty();
        }
    }
}
