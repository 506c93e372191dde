package dev.imagebatch.testkit;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import java.util.concurrent.atomic.LongAdder;

/**
 * A sink that counts images and discards them, to measure everything else.
 *
 * <p>It does not detect duplicate keys. Thread-safe.
 *
 * @since 0.1
 */
public final class DiscardingSink implements ImageSink {

    private final LongAdder images = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** Creates a sink with all counts at 0. */
    public DiscardingSink() {
        // nothing to prepare
    }

    @Override
    public StoredImage store(StoreRequest request) {
        images.increment();
        bytes.add(request.image().info().length());
        return new StoredImage(request.key(), null, request.image().info());
    }

    /** Returns the number of received images. */
    public long images() {
        return images.sum();
    }

    /** Returns the total number of bytes of the images. */
    public long bytes() {
        return bytes.sum();
    }
}
