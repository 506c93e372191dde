package dev.imagebatch.transform.codec.jpeg;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A JPEG whose segments have all been looked through, with what they say. */
final class JpegFile implements EncodedImage {

    private final ImageData image;
    private final JpegSegments segments;

    private JpegFile(ImageData image, JpegSegments segments) {
        this.image = image;
        this.segments = segments;
    }

    static JpegFile open(ImageData image) throws TransformException, IOException {
        try (InputStream in = new BufferedInputStream(image.openStream(), 1 << 16)) {
            JpegSegments segments = new JpegSegments(in);
            segments.read();
            return new JpegFile(image, segments);
        }
    }

    @Override
    public int bytesPerPixel() {
        return 3;
    }

    @Override
    public long decodingBytes(int step) {
        Dimensions size = segments.size();
        long width = (size.width() + step - 1) / step;
        long height = (size.height() + step - 1) / step;
        int raw = segments.components() == 1 ? 1 : 0;
        return width * height * (bytesPerPixel() + raw) + 8L * size.width();
    }

    @Override
    public BufferedImage decode(int step) throws TransformException, IOException {
        return new JpegDecoder(image, step).decode();
    }

    @Override
    public Encoding encoding() {
        return Encoding.of(image.info().format());
    }

    @Override
    public Optional<byte[]> exif() {
        return segments.exif();
    }

    /** That of colours is applied in decoding, by Java's reader. */
    @Override
    public Optional<byte[]> profile() {
        return segments.components() == 1 ? segments.profile() : Optional.empty();
    }
}
