package dev.imagebatch.spec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An image that the provider starts from, and its role. For the output of another specification see {@link
 * OutputReference}, for an https address {@link UriReference}.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @since 0.1
 */
public interface ReferenceImage {

    /** The role of a reference image. */
    enum Role {
        /** The image to edit, to vary or to show again. */
        IMAGE,
        /** The area of the first image that may change. */
        MASK,
        /** A guide for the layout only. */
        CONTROL,
        /** A guide for the style only. */
        STYLE
    }

    /** Returns a reference to a file, which is read when the image is requested; its bytes are part of the fingerprint. */
    static ReferenceImage ofFile(Path file) {
        Objects.requireNonNull(file, "file");
        return new LocalReference(file.toString(), Role.IMAGE, () -> Files.newInputStream(file));
    }

    /** Returns a reference to an image in memory. Copies the bytes. */
    static ReferenceImage ofBytes(byte[] bytes) {
        byte[] copy = Objects.requireNonNull(bytes, "bytes").clone();
        return new LocalReference(copy.length + " bytes in memory", Role.IMAGE, () -> new ByteArrayInputStream(copy));
    }

    /** Returns the same image in another role. */
    ReferenceImage as(Role role);

    /** Returns the role. */
    Role role();

    /** Returns a name for messages; never the bytes. */
    String name();

    /**
     * Opens the bytes. The caller closes the stream.
     *
     * @throws IOException if they cannot be read
     */
    InputStream openStream() throws IOException;

    /** Returns whether the image was generated, which provenance marks record; false by default. */
    default boolean isGenerated() {
        return false;
    }
}
