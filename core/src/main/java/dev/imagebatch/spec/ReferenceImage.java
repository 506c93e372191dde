package dev.imagebatch.spec;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * A picture that a provider is to start from, and the part it plays.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface ReferenceImage permits FileReference, BytesReference, UriReference, OutputReference {

    /** The part that a reference plays. */
    enum Role {
        /** What is edited, varied or shown again. */
        IMAGE,
        /** Which area of the first image may change. */
        MASK,
        /** What guides the layout only. */
        CONTROL,
        /** What guides the look only. */
        STYLE
    }

    /** A file that is read when the picture is asked for; its bytes are part of the fingerprint. */
    static ReferenceImage ofFile(Path file) {
        return new FileReference(file, Role.IMAGE);
    }

    /** Bytes in memory, copied. */
    static ReferenceImage ofBytes(byte[] bytes) {
        return new BytesReference(bytes.clone(), Role.IMAGE);
    }

    /**
     * The picture that an earlier specification of the batch comes to, or one that the ledger knows by this id.
     *
     * @param id the specification's id
     * @throws IllegalArgumentException if it cannot be an id
     */
    static OutputReference ofOutput(String id) {
        return new OutputReference(id);
    }

    /**
     * An https address; has to be fetched before its bytes can be read.
     *
     * @throws IllegalArgumentException if it is no https address, has no host, or names a user
     */
    static ReferenceImage ofUri(URI address) {
        return new UriReference(address, Role.IMAGE);
    }

    /** The same picture in another part. */
    ReferenceImage as(Role role);

    /** The part it plays. */
    Role role();

    /** A name for messages; never the bytes. */
    String name();

    /**
     * Opens the bytes. The caller closes the stream.
     *
     * @throws IOException if they cannot be read
     */
    InputStream openStream() throws IOException;
}
