package dev.imagebatch.planning;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage;
import java.io.IOException;
import java.io.InputStream;

/**
 * A reference to an output, with the identity that planning found for it. Immutable and thread-safe.
 *
 * @param output the reference of the specification
 * @param picture the identity of the request that the output answers
 * @param item the identity of the stored image; equal to {@code picture} without transforms
 * @param storage the opener of stored images
 */
public record LinkedReference(OutputReference output, Fingerprint picture, Fingerprint item, Opener storage)
        implements ReferenceImage {

    /** An opener of stored images. */
    @FunctionalInterface
    public interface Opener {

        /**
         * Opens a stored image. The caller closes the stream.
         *
         * @param item the identity of the stored image
         * @param piece the name of the piece; empty for the first
         * @throws IOException if the image does not exist or cannot be read
         */
        InputStream open(Fingerprint item, String piece) throws IOException;
    }

    @Override
    public LinkedReference as(Role role) {
        return new LinkedReference(output.as(role), picture, item, storage);
    }

    @Override
    public Role role() {
        return output.role();
    }

    @Override
    public String name() {
        return output.name();
    }

    @Override
    public InputStream openStream() throws IOException {
        return storage.open(item, output.piece());
    }

    @Override
    public boolean isGenerated() {
        return true;
    }

    @Override
    public String toString() {
        return output.toString();
    }
}
