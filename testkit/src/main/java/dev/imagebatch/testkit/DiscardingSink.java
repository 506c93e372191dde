package dev.imagebatch.testkit;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import java.util.concurrent.atomic.LongAdder;

/**
 * A sink that takes every image, counts it and forgets it: for measuring everything else.
 *
 * <p>It does not notice a key that comes twice. Thread-safe.
 *
 * @since 0.1
 */
public final class DiscardingSink implements ImageSink {

    private final LongAdder images = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** A new sink that has counted nothing. */
    public DiscardingSink() {
        // has nothing to prepare
    }

    @Override
    public StoredImage store(StoreRequest request) {
        images.increment();
        bytes.add(request.image().info().length());
        return new StoredImage(request.key(), null, request.image().info());
    }

    /** How many images came. */
    public long images() {
        return images.sum();
    }

    /** How many bytes they had. */
    public long bytes() {
        return bytes.sum();
    }
}
