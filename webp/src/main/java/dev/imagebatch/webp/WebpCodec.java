package dev.imagebatch.webp;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import com.luciad.imageio.webp.WebPWriter;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.ImageCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;

/**
 * WebP with and without loss, not animated. It has 8 bits a sample; 16 bits are rounded.
 *
 * <p>Found by {@link ImageCodec#available()}. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class WebpCodec implements ImageCodec {

    private static final int LONGEST_SIDE = 16_383;
    /** A whole copy of a part, the library's copy of it, its samples, and the packed bytes. */
    private static final int BYTES_PER_PIXEL = 14;

    private static final String LOSSLESS = "Lossless";
    private static final String LOSSY = "Lossy";

    /** Creates the codec; the native library is loaded with the first image. */
    public WebpCodec() {}

    @Override
    public ImageFormat format() {
        return ImageFormat.WEBP;
    }

    @Override
    public EncodedImage open(ImageData image) throws TransformException, IOException {
        return WebpFile.open(image);
    }

    @Override
    public long encodingBytes(long pixels) {
        return BYTES_PER_PIXEL * pixels;
    }

    @Override
    public void encode(DecodedImage picture, Path file) throws TransformException, IOException {
        if (Math.max(picture.dimensions().width(), picture.dimensions().height()) > LONGEST_SIDE) {
            throw new TransformException("image too large for WebP: at most " + LONGEST_SIDE + " pixels a side");
        }
        Files.deleteIfExists(file);
        WebPWriter writer = new WebPWriter(new WebPImageWriterSpi());
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(EightBit.of(picture.pixels()), null, null), settings(writer, picture));
        } catch (RuntimeException e) {
            throw new TransformException("the image cannot be written as WebP", e);
        } finally {
            writer.dispose();
        }
    }

    private static WebPWriteParam settings(WebPWriter writer, DecodedImage picture) {
        Encoding encoding = picture.encoding();
        WebPWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionType(encoding.quality().isPresent() ? LOSSY : LOSSLESS);
        if (encoding.quality().isPresent()) {
            settings.setCompressionQuality(encoding.quality().getAsInt() / 100f);
        } else {
            // Keeps the colours of transparent pixels too.
            settings.setExact(true);
        }
        return settings;
    }
}
