package dev.imagebatch.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The bytes of one image, in memory or stored, with the facts of their header.
 *
 * <p>Implementations are immutable and thread-safe; {@link #openStream()} may be called any number of times.
 *
 * @since 0.1
 */
public interface ImageData {

    /**
     * Returns an image in memory. Copies the bytes.
     *
     * @return empty if the bytes are not an image of a known format
     */
    static Optional<ImageData> of(byte[] bytes) {
        return ImageBytes.copyOf(bytes);
    }

    /** Returns the format and dimensions that the bytes declare, their length and their checksum. */
    ImageInfo info();

    /**
     * Opens the bytes for reading from the first one. The caller closes the stream.
     *
     * @throws IOException if the bytes are gone or cannot be read
     */
    InputStream openStream() throws IOException;

    /**
     * Returns whether the bytes still have the length and checksum of {@link #info()}. Reads all of them.
     *
     * @throws IOException if the bytes are gone or cannot be read
     */
    default boolean isIntact() throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(openStream(), digest)) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            return length == info().length()
                    && HexFormat.of().formatHex(digest.digest()).equals(info().sha256());
        }
    }

    /**
     * Returns all bytes at once. For large images prefer {@link #openStream()}.
     *
     * @throws IOException if the bytes cannot be read
     */
    default byte[] bytes() throws IOException {
        try (InputStream in = openStream()) {
            return in.readAllBytes();
        }
    }

    /**
     * Returns all bytes as Base64 text without line breaks. For large images prefer {@link #openStream()}.
     *
     * @throws IOException if the bytes cannot be read
     */
    default String base64() throws IOException {
        return Base64.getEncoder().encodeToString(bytes());
    }
}
