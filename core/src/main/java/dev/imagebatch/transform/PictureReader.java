package dev.imagebatch.transform;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import java.io.IOException;
import java.util.List;

/**
 * Finds the codec of an image.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PictureReader {

    private final List<ImageCodec> codecs;

    /** @param codecs the first of a format counts */
    public PictureReader(List<ImageCodec> codecs) {
        this.codecs = List.copyOf(codecs);
    }

    /** Whether there is a codec of the format. */
    public boolean knows(ImageFormat format) {
        return codecs.stream().anyMatch(codec -> codec.format() == format);
    }

    /**
     * The codec of a format.
     *
     * @throws TransformException if there is none; the message says what is missing
     */
    public ImageCodec codec(ImageFormat format) throws TransformException {
        for (ImageCodec codec : codecs) {
            if (codec.format() == format) {
                return codec;
            }
        }
        throw new TransformException(
                format == ImageFormat.WEBP
                        ? "WebP needs the artifact imagebatch-transforms on the class path"
                        : "there is no codec of " + format);
    }

    /**
     * Looks through an image; see {@link ImageCodec#open}.
     *
     * @throws TransformException if it cannot be decoded
     * @throws IOException if the bytes cannot be read
     */
    public EncodedImage open(ImageData image) throws TransformException, IOException {
        return codec(image.info().format()).open(image);
    }
}
