package dev.imagebatch.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** An image in memory; {@link #toString()} never shows the bytes. */
final class ImageBytes implements ImageData {

    private final byte[] bytes;
    private final ImageInfo info;

    private ImageBytes(byte[] bytes, ImageHeader header) {
        this.bytes = bytes;
        this.info = new ImageInfo(header.format(), header.dimensions(), bytes.length, Sha256.hex(bytes));
    }

    static Optional<ImageData> copyOf(byte[] bytes) {
        byte[] copy = bytes.clone();
        try {
            return ImageHeader.read(new ByteArrayInputStream(copy)).map(header -> new ImageBytes(copy, header));
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be read", e);
        }
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
}
