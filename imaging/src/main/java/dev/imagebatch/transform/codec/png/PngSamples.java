package dev.imagebatch.transform.codec.png;

import dev.imagebatch.transform.Pixels;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** The conversion of stored samples to red, green, blue and alpha of 8 or 16 bits. */
final class PngSamples {

    private final PngLayout layout;
    private final int bands;
    private final int most;
    private final byte[] palette;
    private final byte[] transparency;

    PngSamples(PngLayout layout, byte[] palette, byte[] transparency) {
        this.layout = layout;
        this.bands = layout.hasAlpha() || transparency.length > 0 ? 4 : 3;
        this.most = layout.depth() == 16 ? 0xFFFF : 0xFF;
        this.palette = palette;
        this.transparency = transparency;
    }

    BufferedImage converted(Raster stored) throws TransformException {
        int width = stored.getWidth();
        BufferedImage picture = layout.depth() == 16
                ? Pixels.of16(width, stored.getHeight(), bands)
                : Pixels.of8(width, stored.getHeight(), bands);
        int channels = layout.channels();
        int[] row = new int[width * channels];
        int[] line = new int[width * bands];
        for (int y = 0; y < stored.getHeight(); y++) {
            stored.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                convert(row, x * channels, line, x * bands);
            }
            picture.getRaster().setPixels(0, y, width, 1, line);
        }
        return picture;
    }

    private void convert(int[] row, int from, int[] line, int to) throws TransformException {
        if (layout.isPalette()) {
            indexed(row[from], line, to);
            return;
        }
        int colours = layout.isRgb() ? 3 : 1;
        for (int band = 0; band < 3; band++) {
            line[to + band] = scaled(row[from + band % colours]);
        }
        if (layout.hasAlpha()) {
            line[to + 3] = row[from + colours];
        } else if (bands == 4) {
            line[to + 3] = isTransparent(row, from, colours) ? 0 : most;
        }
    }

    private void indexed(int entry, int[] line, int to) throws TransformException {
        if (entry * 3 >= palette.length) {
            throw TransformException.damaged("damaged PNG: its palette has no colour " + entry);
        }
        for (int band = 0; band < 3; band++) {
            line[to + band] = palette[entry * 3 + band] & 0xFF;
        }
        if (bands == 4) {
            line[to + 3] = entry < transparency.length ? transparency[entry] & 0xFF : most;
        }
    }

    private int scaled(int sample) {
        return layout.depth() < 8 ? sample * 255 / ((1 << layout.depth()) - 1) : sample;
    }

    private boolean isTransparent(int[] row, int from, int colours) {
        for (int band = 0; band < colours; band++) {
            int value = (transparency[2 * band] & 0xFF) << 8 | transparency[2 * band + 1] & 0xFF;
            if (row[from + band] != (value & ((1 << layout.depth()) - 1))) {
                return false;
            }
        }
        return true;
    }
}
