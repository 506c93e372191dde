package dev.imagebatch.transform;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ICC_ProfileRGB;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Converts the pixels of a picture from their profile to sRGB, in place, a strip of rows at a time. */
final class SrgbConversion {

    private static final int STRIP = 16;
    private static final int[] COLOURS = {0, 1, 2};
    private static final int[] GREY = {0};

    private SrgbConversion() {}

    /** Does nothing if the profile is broken, as every viewer does, or is sRGB itself. */
    static void apply(BufferedImage picture, byte[] bytes) {
        Optional<ICC_Profile> profile = usable(bytes);
        if (profile.isEmpty()) {
            return;
        }
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {profile.get(), srgb}, null);
        int[] bands = profile.get().getNumComponents() == 1 ? GREY : COLOURS;
        WritableRaster all = picture.getRaster();
        for (int y = 0; y < all.getHeight(); y += STRIP) {
            int rows = Math.min(STRIP, all.getHeight() - y);
            WritableRaster from = all.createWritableChild(0, y, all.getWidth(), rows, 0, 0, bands);
            WritableRaster to = all.createWritableChild(0, y, all.getWidth(), rows, 0, 0, COLOURS);
            WritableRaster converted = conversion.filter(from, conversion.createCompatibleDestRaster(from));
            to.setPixels(0, 0, to.getWidth(), rows, converted.getPixels(0, 0, to.getWidth(), rows, (int[]) null));
        }
    }

    private static Optional<ICC_Profile> usable(byte[] bytes) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            boolean colours = profile.getColorSpaceType() == ColorSpace.TYPE_RGB;
            boolean grey = profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
            return (colours || grey) && !isSrgb(profile) ? Optional.of(profile) : Optional.empty();
        } catch (IllegalArgumentException | CMMException e) {
            return Optional.empty();
        }
    }

    /** By its name: the sRGB profiles that programs embed are all a little different. */
    private static boolean isSrgb(ICC_Profile profile) {
        byte[] description = profile.getData(ICC_Profile.icSigProfileDescriptionTag);
        if (description == null || !(profile instanceof ICC_ProfileRGB)) {
            return false;
        }
        return new String(description, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .contains("sRGB");
    }
}
