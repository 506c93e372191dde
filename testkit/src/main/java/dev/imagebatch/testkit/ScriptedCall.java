package dev.imagebatch.testkit;

import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * A call in the hands of a {@link Step}.
 *
 * <p>Belongs to the thread that makes the call.
 *
 * @since 0.1
 */
public final class ScriptedCall {

    private final GenerationCall call;
    private final ScriptedImages drawing;
    private final ScriptedWait waiting;
    private int delivered;

    ScriptedCall(GenerationCall call, ScriptedImages drawing, ScriptedWait waiting) {
        this.call = call;
        this.drawing = drawing;
        this.waiting = waiting;
    }

    /** What is asked for. */
    public ImageRequest request() {
        return call.request();
    }

    /** The specification's id. */
    public String specificationId() {
        return call.specificationId();
    }

    /** How many variants are asked for. */
    public int images() {
        return call.images();
    }

    /** The bytes of the image at {@code position}: always the same ones for one prompt, seed and variant, and no others. */
    public byte[] image(int position) {
        return drawing.of(call.request(), call.firstVariant() + position);
    }

    /**
     * Hands over the image at {@code position}.
     *
     * @throws IOException if the batch cannot take it
     */
    public void deliver(int position) throws IOException {
        deliver(position, image(position));
    }

    /**
     * Hands over bytes as the image at {@code position}; they are billed.
     *
     * @throws IOException if the batch cannot take them
     */
    public void deliver(int position, byte[] bytes) throws IOException {
        delivered++;
        receive(position, out -> out.write(bytes));
    }

    /**
     * Waits, and no longer than the call may take.
     *
     * @throws ProviderException if the call was cancelled first, or takes too long
     */
    public void sleep(Duration duration) throws ProviderException {
        waiting.sleep(duration);
    }

    GenerationCall call() {
        return call;
    }

    int delivered() {
        return delivered;
    }

    void hang() throws ProviderException {
        waiting.sleep(call.timeout().plusNanos(1));
    }

    void receive(int position, GenerationCall.ImageBody body) throws IOException {
        call.receive(position, body);
    }
}
