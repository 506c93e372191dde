package dev.imagebatch.testkit;

import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.spec.ImageRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A call that keeps received images in memory, to test a provider without a batch.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class CollectingCall implements GenerationCall {

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);

    private final ImageRequest request;
    private final int images;
    private final Duration timeout;
    private final Map<Integer, byte[]> received = new TreeMap<>();
    private final List<Runnable> aborts = new ArrayList<>();
    private boolean cancelled;

    private CollectingCall(ImageRequest request, int images, Duration timeout) {
        this.request = Objects.requireNonNull(request);
        this.images = images;
        this.timeout = timeout;
    }

    /** Returns a call for the first {@code images} variants with a timeout of five minutes. */
    public static CollectingCall of(ImageRequest request, int images) {
        return new CollectingCall(request, images, USUAL_TIMEOUT);
    }

    /** Returns the same call with nothing received and a timeout of {@code duration}. */
    public CollectingCall withTimeout(Duration duration) {
        return new CollectingCall(request, images, duration);
    }

    @Override
    public ImageRequest request() {
        return request;
    }

    @Override
    public String attempt() {
        return "attempt-1";
    }

    @Override
    public String specificationId() {
        return "specification";
    }

    @Override
    public int images() {
        return images;
    }

    @Override
    public int firstVariant() {
        return 0;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public void onCancel(Runnable abort) {
        synchronized (this) {
            aborts.add(abort);
            notifyAll();
            if (!cancelled) {
                return;
            }
        }
        abort.run();
    }

    @Override
    public void receive(int position, ImageBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        synchronized (this) {
            received.put(position, bytes.toByteArray());
        }
    }

    /** Cancels the call. Runs the provider's cancel actions on the calling thread. */
    public void cancel() {
        List<Runnable> registered;
        synchronized (this) {
            cancelled = true;
            registered = List.copyOf(aborts);
        }
        registered.forEach(Runnable::run);
    }

    /**
     * Waits until the provider has registered a cancel action.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized void awaitCancellable() throws InterruptedException {
        while (aborts.isEmpty()) {
            wait();
        }
    }

    /** Returns the images received completely, by position. */
    public synchronized Map<Integer, byte[]> received() {
        return new TreeMap<>(received);
    }

    /** Returns the number of received images. */
    @Override
    public synchronized String toString() {
        return "CollectingCall[received " + received.size() + " of " + images + "]";
    }
}
