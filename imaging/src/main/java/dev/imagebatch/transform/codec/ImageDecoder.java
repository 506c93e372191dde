package dev.imagebatch.transform.codec;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.imaging.exif.ExifDirectory;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A decoder of images by their codecs; decoded images are upright and in sRGB.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ImageDecoder {

    private static final long MOST_PIXELS = 1L << 28;

    private final List<ImageCodec> codecs;

    /** @param codecs the codecs; the first one of each format is used */
    public ImageDecoder(List<ImageCodec> codecs) {
        this.codecs = List.copyOf(codecs);
    }

    /** Returns whether there is a codec for a format. */
    public boolean knows(ImageFormat format) {
        return codecs.stream().anyMatch(codec -> codec.format() == format);
    }

    /**
     * Returns the codec for a format.
     *
     * @throws TransformException if there is none; the message names the missing artifact
     */
    public ImageCodec codec(ImageFormat format) throws TransformException {
        for (ImageCodec codec : codecs) {
            if (codec.format() == format) {
                return codec;
            }
        }
        throw new TransformException(
                format == ImageFormat.WEBP
                        ? "WebP needs the artifact imagebatch-webp on the class path"
                        : "no codec for " + format);
    }

    /**
     * Reads the structure of an image; see {@link ImageCodec#open}.
     *
     * @throws TransformException if the image cannot be decoded or has more than 16,384 x 16,384 pixels
     * @throws IOException if the bytes cannot be read
     */
    public EncodedImage open(ImageData image) throws TransformException, IOException {
        Dimensions size = image.info().dimensions();
        ImageCodec codec = codec(image.info().format());
        if (size.pixels() > MOST_PIXELS) {
            throw new TransformException("image too large: " + size + " pixels, at most 16384x16384 are decoded");
        }
        return codec.open(image);
    }

    /** Returns the maximum number of bytes of memory that {@link #read} uses. */
    public long readingBytes(EncodedImage image, int step) {
        long decoding = image.decodingBytes(step);
        return orientation(image) == ExifDirectory.UPRIGHT ? decoding : 2 * decoding;
    }

    /**
     * Decodes an image, upright according to its EXIF orientation and in sRGB.
     *
     * @param step the sampling step: 1 for all pixels, 2 for every second pixel of every second row, and so on
     * @throws TransformException if the image is damaged
     * @throws IOException if the bytes cannot be read
     */
    public BufferedImage read(EncodedImage image, int step) throws TransformException, IOException {
        BufferedImage picture = image.decode(step);
        Optional<byte[]> profile = image.profile();
        if (profile.isPresent()) {
            SrgbConversion.apply(picture, profile.get());
        }
        return ExifRotation.upright(picture, orientation(image));
    }

    private static int orientation(EncodedImage image) {
        return image.exif()
                .map(ExifDirectory::of)
                .map(ExifDirectory::orientation)
                .orElse(OptionalInt.empty())
                .orElse(ExifDirectory.UPRIGHT);
    }
}
