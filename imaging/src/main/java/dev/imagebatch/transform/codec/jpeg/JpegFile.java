package dev.imagebatch.transform.codec.jpeg;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.JpegSegments;
import dev.imagebatch.image.container.TruncatedImageException;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A JPEG whose segments have all been read. */
final class JpegFile implements EncodedImage {

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SHORTEST_FRAME = 6;
    private static final int MOST_SCANS = 200;

    private final ImageData image;
    private final JpegProfile profile = new JpegProfile();
    private int components;
    private byte[] exif = new byte[0];
    private int scans;

    private JpegFile(ImageData image) {
        this.image = image;
    }

    static JpegFile open(ImageData image) throws TransformException, IOException {
        JpegFile file = new JpegFile(image);
        try (InputStream in = image.openStream()) {
            file.read(new ByteReader(in));
        } catch (TruncatedImageException e) {
            throw TransformException.damaged("truncated JPEG", e);
        }
        if (file.components == 0 || file.scans == 0) {
            throw TransformException.damaged("damaged JPEG: no pixels");
        }
        return file;
    }

    @Override
    public int bytesPerPixel() {
        return 3;
    }

    @Override
    public long decodingBytes(int step) {
        Dimensions size = image.info().dimensions();
        long width = (size.width() + step - 1L) / step;
        long height = (size.height() + step - 1L) / step;
        int grey = components == 1 ? 1 : 0;
        return width * height * (bytesPerPixel() + grey) + 8L * size.width();
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
        return exif.length == 0 ? Optional.empty() : Optional.of(exif.clone());
    }

    /** Returns the profile of a grey image; the platform's reader applies the profiles of other images. */
    @Override
    public Optional<byte[]> profile() {
        return components == 1 ? profile.whole() : Optional.empty();
    }

    private void read(ByteReader bytes) throws TransformException, IOException {
        if (!bytes.starts(JpegSegments.SIGNATURE)) {
            throw TransformException.damaged("damaged JPEG: wrong signature");
        }
        JpegSegments segments = new JpegSegments(bytes);
        while (segments.next()) {
            if (!segments.isPossible()) {
                throw TransformException.damaged("damaged JPEG: impossible segment");
            }
            keep(segments);
        }
    }

    private void keep(JpegSegments segments) throws TransformException, IOException {
        switch (segments.marker()) {
            case 0xC0, 0xC1, 0xC2 -> frame(segments.data());
            case 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
                throw unsupported("lossless or arithmetic coding");
            case 0xE1 -> exif(segments.data());
            case 0xE2 -> profile.add(segments.data());
            case JpegSegments.SCAN -> scan();
            default -> {
                // Other segments are not needed.
            }
        }
    }

    private void frame(byte[] content) throws TransformException {
        if (content.length < SHORTEST_FRAME || components != 0) {
            throw TransformException.damaged("damaged JPEG: broken or second frame header");
        }
        ByteBuffer frame = ByteBuffer.wrap(content);
        if (frame.get() != 8) {
            throw unsupported(content[0] + " bits a sample");
        }
        int height = frame.getShort() & 0xFFFF;
        int width = frame.getShort() & 0xFFFF;
        Dimensions size = image.info().dimensions();
        if (height != size.height() || width != size.width()) {
            throw TransformException.damaged("damaged JPEG: its frame header declares another size");
        }
        components = frame.get();
        if (components == 4) {
            throw new TransformException("unsupported JPEG: CMYK, made for print; convert it to RGB first");
        }
        if (components != 1 && components != 3) {
            throw unsupported(components + " components");
        }
    }

    private void exif(byte[] content) {
        if (exif.length == 0
                && content.length > EXIF.length
                && Arrays.equals(content, 0, EXIF.length, EXIF, 0, EXIF.length)) {
            exif = Arrays.copyOfRange(content, EXIF.length, content.length);
        }
    }

    private void scan() throws TransformException {
        if (++scans > MOST_SCANS) {
            throw unsupported("more than " + MOST_SCANS + " scans");
        }
    }

    private static TransformException unsupported(String kind) {
        return new TransformException("unsupported JPEG: " + kind);
    }
}
