package dev.imagebatch.report;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.PixelRows;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.ImageDecoder;
import dev.imagebatch.transform.pipeline.PixelMemoryLimit;
import dev.imagebatch.transform.pipeline.Transforms;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** The making of a small copy of an image: upright, in sRGB, and without decoding more of a large one than needed. */
final class Thumbnail {

    /** The longest side, in pixels. */
    static final int LONG_SIDE = 400;

    private static final long MOST_PIXELS = 100_000_000;
    /** The pixels of a thumbnail, of 16 bits each at most, and of its flat copy. */
    private static final long SAVING_BYTES = 11L * LONG_SIDE * LONG_SIDE;

    private static final int LONGEST_SIDE = 65_535;
    private static final Encoding OPAQUE = Encoding.lossy(ImageFormat.JPEG, 85);
    private static final Encoding TRANSPARENT = Encoding.of(ImageFormat.PNG);
    private static final PixelTransform FIT = Transforms.resize(new Dimensions(LONG_SIDE, LONG_SIDE));

    private Thumbnail() {}

    /** Returns whether an image has too many pixels for a thumbnail. */
    static boolean isTooLarge(Dimensions size) {
        return size.pixels() > MOST_PIXELS || longSide(size) > LONGEST_SIDE;
    }

    /**
     * Makes the thumbnail of an image within the limit, and has it saved: as JPEG if it is opaque, otherwise as PNG.
     *
     * @return the value of {@code saving}
     */
    static <T> T of(ImageData image, ImageDecoder decoder, PixelMemoryLimit memory, Saving<T> saving)
            throws TransformException, IOException, InterruptedException {
        EncodedImage encoded = decoder.open(image);
        int step = Math.max(1, longSide(image.info().dimensions()) / (2 * LONG_SIDE));
        long bytes = decoder.readingBytes(encoded, step) + SAVING_BYTES;
        try (PixelMemoryLimit.Reservation ignored = memory.reserve(bytes)) {
            DecodedImage whole = DecodedImage.of(decoder.read(encoded, step), TRANSPARENT);
            DecodedImage thumbnail = FIT.apply(whole).get(0);
            return saving.save(isOpaque(thumbnail.pixels()) ? thumbnail.withEncoding(OPAQUE) : thumbnail);
        }
    }

    /** The saving of a thumbnail. */
    @FunctionalInterface
    interface Saving<T> {
        T save(DecodedImage thumbnail) throws TransformException, IOException;
    }

    private static int longSide(Dimensions size) {
        return Math.max(size.width(), size.height());
    }

    private static boolean isOpaque(BufferedImage picture) {
        PixelRows rows = new PixelRows(picture);
        for (int y = 0; y < rows.height(); y++) {
            for (int pixel : rows.row(y)) {
                if (pixel >>> 24 != 0xFF) {
                    return false;
                }
            }
        }
        return true;
    }
}
