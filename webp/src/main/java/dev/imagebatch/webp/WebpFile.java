package dev.imagebatch.webp;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReader;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A WebP whose chunks have all been looked through. */
final class WebpFile implements EncodedImage {

    private static final int BYTES_PER_PIXEL = 4;

    private final ImageData image;
    private final RiffChunks chunks;

    WebpFile(ImageData image, RiffChunks chunks) {
        this.image = image;
        this.chunks = chunks;
    }

    @Override
    public int bytesPerPixel() {
        return BYTES_PER_PIXEL;
    }

    /** The library decodes all pixels whatever the step, from three copies of the file's bytes. */
    @Override
    public long decodingBytes(int step) {
        return image.info().dimensions().pixels() * BYTES_PER_PIXEL * (step == 1 ? 1 : 2)
                + 3 * image.info().length();
    }

    @Override
    public BufferedImage decode(int step) throws TransformException, IOException {
        BufferedImage picture = read();
        Dimensions declared = image.info().dimensions();
        if (picture.getWidth() != declared.width() || picture.getHeight() != declared.height()) {
            throw TransformException.damaged("it is damaged: its WebP has other dimensions than it declares");
        }
        return step == 1 ? picture : EightBit.every(step, picture);
    }

    @Override
    public Encoding encoding() {
        return chunks.isLossless() ? Encoding.lossless(ImageFormat.WEBP) : Encoding.of(ImageFormat.WEBP);
    }

    @Override
    public Optional<byte[]> exif() {
        return chunks.exif();
    }

    @Override
    public Optional<byte[]> profile() {
        return chunks.profile();
    }

    private BufferedImage read() throws TransformException, IOException {
        WebPReader reader = new WebPReader(new WebPImageReaderSpi());
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image.bytes()))) {
            reader.setInput(in, true, true);
            return reader.read(0, reader.getDefaultReadParam());
        } catch (IOException | RuntimeException e) {
            throw TransformException.damaged("it is damaged: its WebP cannot be decoded", e);
        } finally {
            reader.dispose();
        }
    }
}
