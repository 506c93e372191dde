package dev.imagebatch.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The bytes of one image, wherever they are kept, with what their header says about them.
 *
 * <p>Implementations are immutable and thread-safe; {@link #openStream()} may be called any number of times.
 *
 * @since 0.1
 */
public interface ImageData {

    /** The format and dimensions that the bytes declare, their length and their checksum. */
    ImageInfo info();

    /**
     * Opens the bytes for reading from the first one. The caller closes the stream.
     *
     * @throws IOException if the bytes are not there any more or cannot be read
     */
    InputStream openStream() throws IOException;

    /**
     * Whether the bytes still have the length and the checksum that {@link #info()} says; reads all of them.
     *
     * @throws IOException if the bytes are not there any more or cannot be read
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
     * All bytes at once. For large images prefer {@link #openStream()}.
     *
     * @throws IOException if the bytes cannot be read
     */
    default byte[] bytes() throws IOException {
        try (InputStream in = openStream()) {
            return in.readAllBytes();
        }
    }

    /**
     * All bytes as base64 text, without line breaks. For large images prefer {@link #openStream()}.
     *
     * @throws IOException if the bytes cannot be read
     */
    default String base64() throws IOException {
        return Base64.getEncoder().encodeToString(bytes());
    }
}
