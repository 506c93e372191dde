package dev.imagebatch.testkit;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A sink that forwards every call to another sink, for tests in which one operation fails.
 *
 * <p>As thread-safe as the other sink. To forward {@code delete} as well, implement {@link
 * dev.imagebatch.sink.DeletingSink} too.
 *
 * @since 0.1
 */
public interface ForwardingSink extends ImageSink {

    /** Returns the sink that receives every call. */
    ImageSink sink();

    @Override
    default StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        return sink().store(request);
    }

    @Override
    default boolean exists(StoredImage image) throws IOException {
        return sink().exists(image);
    }

    @Override
    default boolean isIntact(StoredImage image) throws IOException {
        return sink().isIntact(image);
    }

    @Override
    default Optional<ImageData> read(StoredImage image) throws IOException {
        return sink().read(image);
    }

    @Override
    default Optional<Path> workFolder() {
        return sink().workFolder();
    }

    @Override
    default void close() throws IOException {
        sink().close();
    }
}
