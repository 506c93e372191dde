package dev.imagebatch.provider;

import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One paid call for images: the request, its context and the receiver of its images.
 *
 * @since 0.1
 */
public interface GenerationCall extends CallContext {

    /** Returns the request. */
    ImageRequest request();

    /** Returns the number of variants that this call asks for, from 1. */
    int images();

    /** Returns the index of this call's first variant within its specification, from 0. */
    int firstVariant();

    /**
     * Receives one image. Returns once {@code body} has written all of it; if {@code body} throws, nothing is kept.
     *
     * <p>An image for a position that already has one replaces it, so that a provider whose service sends drafts first can
     * pass on each. Bytes that are not an image replace nothing.
     *
     * @param position the index of the image within this call, from 0
     * @param body writes the image's bytes
     * @throws IOException if {@code body} throws one or the image cannot be kept; pass it on as it is or as the cause of a
     *     {@link ProviderException}
     */
    void receive(int position, ImageBody body) throws IOException;

    /** A writer of the bytes of one image. */
    @FunctionalInterface
    interface ImageBody {

        /**
         * Writes all bytes. The caller closes the stream.
         *
         * @throws IOException if the bytes cannot be obtained or written
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
