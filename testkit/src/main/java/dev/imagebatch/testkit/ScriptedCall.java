package dev.imagebatch.testkit;

import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * A call as a {@link Step} sees it.
 *
 * <p>Confined to the calling thread.
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

    /** Returns the request. */
    public ImageRequest request() {
        return call.request();
    }

    /** Returns the specification's id. */
    public String specificationId() {
        return call.specificationId();
    }

    /** Returns the number of requested variants. */
    public int images() {
        return call.images();
    }

    /** Returns the image at {@code position}. Its bytes depend on model, prompt, seed and variant only. */
    public byte[] image(int position) {
        return drawing.of(call.request(), call.firstVariant() + position);
    }

    /**
     * Delivers the image at {@code position}.
     *
     * @throws IOException if the image cannot be stored
     */
    public void deliver(int position) throws IOException {
        deliver(position, image(position));
    }

    /**
     * Delivers bytes as the image at {@code position} and bills them.
     *
     * @throws IOException if the image cannot be stored
     */
    public void deliver(int position, byte[] bytes) throws IOException {
        delivered++;
        receive(position, out -> out.write(bytes));
    }

    /**
     * Waits at most until the call's timeout.
     *
     * @throws ProviderException if the call is cancelled or times out
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
