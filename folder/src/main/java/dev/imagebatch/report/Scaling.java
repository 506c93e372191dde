package dev.imagebatch.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Makes pictures smaller, by halves, so that no pixel of the source is passed over. */
final class Scaling {

    private Scaling() {}

    /** The picture with neither side over {@code side}; without an alpha channel if nothing shows through. */
    static BufferedImage within(int side, BufferedImage picture) {
        BufferedImage scaled = picture;
        while (longSide(scaled) >= 2 * side) {
            scaled = draw(scaled, Math.max(1, scaled.getWidth() / 2), Math.max(1, scaled.getHeight() / 2));
        }
        double factor = Math.min(1, (double) side / longSide(scaled));
        int width = Math.max(1, (int) Math.round(scaled.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(scaled.getHeight() * factor));
        BufferedImage last = draw(scaled, width, height);
        return isOpaque(last) ? opaque(last) : last;
    }

    private static int longSide(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private static BufferedImage draw(BufferedImage picture, int width, int height) {
        boolean alpha = picture.getColorModel().hasAlpha();
        BufferedImage target =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    private static boolean isOpaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return true;
        }
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int pixel : pixels) {
            if (pixel >>> 24 != 0xff) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage opaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        BufferedImage target = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        target.setRGB(
                0,
                0,
                picture.getWidth(),
                picture.getHeight(),
                picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()),
                0,
                picture.getWidth());
        return target;
    }
}
