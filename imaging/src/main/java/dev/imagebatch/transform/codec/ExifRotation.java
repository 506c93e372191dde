package dev.imagebatch.transform.codec;

import dev.imagebatch.imaging.exif.ExifDirectory;
import dev.imagebatch.transform.Pixels;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** The rotation and mirroring of an image according to its EXIF orientation. */
final class ExifRotation {

    private ExifRotation() {}

    /** Returns the upright image, which is the given one if it is already upright. */
    static BufferedImage upright(BufferedImage picture, int orientation) throws TransformException {
        if (orientation == ExifDirectory.UPRIGHT) {
            return picture;
        }
        boolean onItsSide = orientation >= 5;
        int width = onItsSide ? picture.getHeight() : picture.getWidth();
        int height = onItsSide ? picture.getWidth() : picture.getHeight();
        BufferedImage target = Pixels.like(picture, width, height);
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        copy(picture.getRaster(), target.getRaster(), new Way(onItsSide, fromRight, fromBelow));
        return target;
    }

    /** The position of an upright image's rows in the stored image. */
    private record Way(boolean onItsSide, boolean fromRight, boolean fromBelow) {}

    private static void copy(Raster from, WritableRaster to, Way way) {
        int bands = from.getNumBands();
        int[] line = new int[to.getWidth() * bands];
        for (int y = 0; y < to.getHeight(); y++) {
            if (way.onItsSide) {
                int x = way.fromRight ? from.getWidth() - 1 - y : y;
                from.getPixels(x, 0, 1, from.getHeight(), line);
                mirror(line, bands, way.fromBelow);
            } else {
                from.getPixels(0, way.fromBelow ? from.getHeight() - 1 - y : y, from.getWidth(), 1, line);
                mirror(line, bands, way.fromRight);
            }
            to.setPixels(0, y, to.getWidth(), 1, line);
        }
    }

    private static void mirror(int[] line, int bands, boolean mirrored) {
        if (!mirrored) {
            return;
        }
        for (int left = 0, right = line.length - bands; left < right; left += bands, right -= bands) {
            for (int band = 0; band < bands; band++) {
                int sample = line[left + band];
                line[left + band] = line[right + band];
                line[right + band] = sample;
            }
        }
    }
}
