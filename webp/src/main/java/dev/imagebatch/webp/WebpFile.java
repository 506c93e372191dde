package dev.imagebatch.webp;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReader;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.RiffChunks;
import dev.imagebatch.image.container.TruncatedImageException;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A WebP whose chunks have all been read. */
final class WebpFile implements EncodedImage {

    private static final int BYTES_PER_PIXEL = 4;
    private static final int LONGEST_KEPT = 4 << 20;

    private final ImageData image;
    private boolean lossy;
    private boolean lossless;
    private byte[] exif = new byte[0];
    private byte[] profile = new byte[0];

    private WebpFile(ImageData image) {
        this.image = image;
    }

    static WebpFile open(ImageData image) throws TransformException, IOException {
        WebpFile file = new WebpFile(image);
        try (InputStream in = image.openStream()) {
            file.read(new RiffChunks(new ByteReader(in)));
        } catch (TruncatedImageException e) {
            throw TransformException.damaged("truncated WebP", e);
        }
        if (!file.lossy && !file.lossless) {
            throw TransformException.damaged("damaged WebP: no pixels");
        }
        return file;
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
        BufferedImage picture = decodeAll();
        Dimensions declared = image.info().dimensions();
        if (picture.getWidth() != declared.width() || picture.getHeight() != declared.height()) {
            throw TransformException.damaged("damaged WebP: its pixels have other dimensions than declared");
        }
        return step == 1 ? picture : EightBit.subsampled(picture, step);
    }

    @Override
    public Encoding encoding() {
        return lossless ? Encoding.lossless(ImageFormat.WEBP) : Encoding.of(ImageFormat.WEBP);
    }

    @Override
    public Optional<byte[]> exif() {
        return exif.length == 0 ? Optional.empty() : Optional.of(exif.clone());
    }

    @Override
    public Optional<byte[]> profile() {
        return profile.length == 0 ? Optional.empty() : Optional.of(profile.clone());
    }

    private void read(RiffChunks chunks) throws TransformException, IOException {
        if (!chunks.isWebp()) {
            throw TransformException.damaged("damaged WebP: wrong signature");
        }
        while (chunks.hasNext()) {
            chunks.next();
            keep(chunks);
        }
        chunks.skipRest();
    }

    private void keep(RiffChunks chunks) throws TransformException, IOException {
        boolean isKept = chunks.length() <= LONGEST_KEPT;
        switch (chunks.name()) {
            case "VP8 " -> lossy = true;
            case "VP8L" -> lossless = true;
            case "EXIF" -> exif = isKept ? chunks.data(LONGEST_KEPT) : exif;
            case "ICCP" -> profile = isKept ? chunks.data(LONGEST_KEPT) : profile;
            case "ANIM", "ANMF" -> throw new TransformException("animated WebP: only still images are transformed");
            default -> {
                // Says nothing about the pixels.
            }
        }
    }

    private BufferedImage decodeAll() throws TransformException, IOException {
        WebPReader reader = new WebPReader(new WebPImageReaderSpi());
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image.bytes()))) {
            reader.setInput(in, true, true);
            return reader.read(0, reader.getDefaultReadParam());
        } catch (IOException | RuntimeException e) {
            throw TransformException.damaged("damaged WebP: it cannot be decoded", e);
        } finally {
            reader.dispose();
        }
    }
}
