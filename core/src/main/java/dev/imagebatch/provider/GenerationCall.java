package dev.imagebatch.provider;

import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * One paid call in the provider's hands: what is asked for, how long it may take, and where its images go.
 *
 * <p>Made by the batch for each attempt; belongs to the thread that calls {@link ImageProvider#generate}, except {@link
 * #onCancel}, whose action runs on another thread.
 *
 * @since 0.1
 */
public interface GenerationCall {

    /**
     * The attempt's id, as the ledger has it. Where the service keeps an id of the client's, send it: support can then find
     * a call of which no answer came.
     */
    String attempt();

    /** What is asked for. */
    ImageRequest request();

    /** The specification's id, for providers that draw or log it. */
    String specificationId();

    /** How many variants this call asks for, from 1. */
    int images();

    /** The index of this call's first variant among the specification's, from 0. */
    int firstVariant();

    /** How long the call may take, from now to the last byte. */
    Duration timeout();

    /**
     * Registers how to end the call early, such as closing its connection.
     *
     * <p>Runs at once if the call is cancelled already, and may run more than once. The provider then throws a {@link
     * ProviderException} of kind {@code UNKNOWN_OUTCOME}.
     */
    void onCancel(Runnable abort);

    /**
     * Takes one image. Returns when {@code body} has written it whole; if {@code body} throws, nothing is kept of it.
     *
     * <p>An image that comes for a position again replaces the one before, so that a provider whose service sends drafts
     * first hands over each as it comes; what is no image replaces nothing.
     *
     * @param position which of this call's images it is, from 0
     * @param body writes the image's bytes
     * @throws IOException what {@code body} threw, or that the image could not be kept; pass it on as it is or as the
     *     cause of a {@link ProviderException}
     */
    void receive(int position, ImageBody body) throws IOException;

    /** Writes the bytes of one image. */
    @FunctionalInterface
    interface ImageBody {

        /**
         * Writes all bytes; the stream is closed by the caller.
         *
         * @throws IOException if the bytes cannot be had or written
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
