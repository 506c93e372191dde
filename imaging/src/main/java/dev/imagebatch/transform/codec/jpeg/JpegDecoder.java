package dev.imagebatch.transform.codec.jpeg;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.transform.Pixels;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.JdkImageIo;
import dev.imagebatch.transform.codec.SrgbConversion;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A decoder of a JPEG, based on the platform's reader. Warnings of the reader are failures, except those about profiles
 * and thumbnails. Not thread-safe.
 */
final class JpegDecoder {

    private final ImageData image;
    private final int step;
    private String warning = "";

    JpegDecoder(ImageData image, int step) {
        this.image = image;
        this.step = step;
    }

    BufferedImage decode() throws TransformException, IOException {
        BufferedImage picture = read();
        if (!warning.isEmpty()) {
            throw TransformException.damaged("damaged JPEG: " + warning);
        }
        return picture.getRaster().getNumBands() == 1 ? coloured(picture.getRaster()) : taken(picture);
    }

    private BufferedImage read() throws TransformException, IOException {
        ImageReader reader = JdkImageIo.reader("jpeg");
        try (ImageInputStream in = JdkImageIo.open(image)) {
            reader.addIIOReadWarningListener((source, text) -> warned(text));
            reader.setInput(in, true, true);
            ImageReadParam settings = reader.getDefaultReadParam();
            settings.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, settings);
        } catch (IOException | RuntimeException e) {
            // The platform's decoder throws many kinds of exceptions for damaged images.
            throw TransformException.damaged("damaged JPEG: it cannot be decoded", e);
        } finally {
            reader.dispose();
        }
    }

    private void warned(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (!words.contains("profile") && !words.contains("thumbnail")) {
            warning = text;
        }
    }

    /** Converts an image to sRGB if the platform's reader did not; the reader applies most profiles itself. */
    private static BufferedImage taken(BufferedImage picture) {
        ColorSpace space = picture.getColorModel().getColorSpace();
        if (space.isCS_sRGB()) {
            return picture;
        }
        BufferedImage converted = Pixels.srgb(picture.getRaster());
        if (space instanceof ICC_ColorSpace profiled) {
            SrgbConversion.apply(converted, profiled.getProfile().getData());
        }
        return converted;
    }

    /** Copies grey samples unchanged; drawing them would make them lighter. */
    private static BufferedImage coloured(Raster grey) throws TransformException {
        BufferedImage picture = Pixels.of8(grey.getWidth(), grey.getHeight(), 3);
        WritableRaster target = picture.getRaster();
        int[] samples = new int[grey.getWidth()];
        for (int y = 0; y < grey.getHeight(); y++) {
            grey.getPixels(0, y, samples.length, 1, samples);
            for (int band = 0; band < 3; band++) {
                target.setSamples(0, y, samples.length, 1, band, samples);
            }
        }
        return picture;
    }
}
