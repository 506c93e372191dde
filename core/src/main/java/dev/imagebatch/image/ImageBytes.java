package dev.imagebatch.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An image in memory.
 *
 * <p>Immutable and thread-safe; {@link #toString()} never shows the bytes.
 *
 * @since 0.1
 */
public final class ImageBytes implements ImageData {

    private final byte[] bytes;
    private final ImageInfo info;

    private ImageBytes(byte[] bytes, ImageInfo info) {
        this.bytes = bytes;
        this.info = info;
    }

    /**
     * The image that the bytes hold; they are copied.
     *
     * @return empty if the bytes are no image
     */
    public static Optional<ImageBytes> of(byte[] bytes) {
        return header(bytes).map(header -> new ImageBytes(bytes.clone(), info(header, bytes)));
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public InputStream openStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "ImageBytes[" + info + "]";
    }

    private static Optional<ImageHeader> header(byte[] bytes) {
        try {
            return ImageHeader.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be read", e);
        }
    }

    private static ImageInfo info(ImageHeader header, byte[] bytes) {
        String sha256 = HexFormat.of().formatHex(Sha256.newDigest().digest(bytes));
        return new ImageInfo(header.format(), header.dimensions(), bytes.length, sha256);
    }
}
