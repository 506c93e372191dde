package dev.imagebatch.transform.codec.png;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.codec.JdkImageIo;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The PNG codec, based on the platform's reader and writer, with 8 or 16 bits per sample. All chunks are checked first.
 */
public final class PngCodec implements ImageCodec {

    private static final String NAME = "png";

    @Override
    public ImageFormat format() {
        return ImageFormat.PNG;
    }

    @Override
    public EncodedImage open(ImageData image) throws TransformException, IOException {
        return PngFile.open(image);
    }

    @Override
    public long encodingBytes(long pixels) {
        return 0;
    }

    @Override
    public void encode(DecodedImage picture, Path file) throws IOException {
        ImageWriter writer = JdkImageIo.writer(NAME);
        try (ImageOutputStream out = JdkImageIo.create(file)) {
            writer.setOutput(out);
            writer.write(new IIOImage(picture.pixels(), null, null));
        } finally {
            writer.dispose();
        }
    }
}
