package dev.imagebatch.provider.placeholder;

import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.spec.ImageRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A call that keeps what it receives in memory. */
final class KeepingCall implements GenerationCall {

    final Map<Integer, byte[]> received = new TreeMap<>();
    private final ImageRequest request;
    private final int images;
    private Runnable abort = () -> {};
    private boolean cancelled;

    KeepingCall(ImageRequest request, int images) {
        this.request = request;
        this.images = images;
    }

    synchronized void cancel() {
        cancelled = true;
        abort.run();
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
        return "mill-town";
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
        return Duration.ofMinutes(5);
    }

    @Override
    public synchronized void onCancel(Runnable action) {
        abort = action;
        if (cancelled) {
            action.run();
        }
    }

    @Override
    public void receive(int position, ImageBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        received.put(position, bytes.toByteArray());
    }
}
