package dev.imagebatch.transform;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import java.nio.file.Path;

/** PNG, by the platform's reader and writer. */
final class PngCodec implements ImageCodec {

    @Override
    public ImageFormat format() {
        return ImageFormat.PNG;
    }

    @Override
    public EncodedImage open(ImageData image) throws TransformException {
        throw new TransformException("not yet");
    }

    @Override
    public long encodingBytes(long pixels) {
        return 0;
    }

    @Override
    public void encode(Picture picture, Path file) throws TransformException {
        throw new TransformException("not yet");
    }
}
