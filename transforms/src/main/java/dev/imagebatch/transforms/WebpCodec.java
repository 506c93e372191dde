package dev.imagebatch.transforms;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.EncodedImage;
import dev.imagebatch.transform.ImageCodec;
import dev.imagebatch.transform.Picture;
import dev.imagebatch.transform.TransformException;
import java.nio.file.Path;

/**
 * Reads and writes WebP, with and without loss; not animated.
 *
 * <p>Found by {@link dev.imagebatch.transform.ImageCodecs#available()}. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class WebpCodec implements ImageCodec {

    @Override
    public ImageFormat format() {
        return ImageFormat.WEBP;
    }

    @Override
    public EncodedImage open(ImageData image) throws TransformException {
        throw new TransformException("not yet");
    }

    @Override
    public long encodingBytes(long pixels) {
        return 8 * pixels;
    }

    @Override
    public void encode(Picture picture, Path file) throws TransformException {
        throw new TransformException("not yet");
    }
}
