package dev.imagebatch.testkit;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A sink that passes everything on to another one: for tests in which one thing of it goes wrong.
 *
 * <p>As thread-safe as what it passes to.
 *
 * @since 0.1
 */
public interface ForwardingSink extends ImageSink {

    /** Where everything goes. */
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
    default boolean canDelete() {
        return sink().canDelete();
    }

    @Override
    default void delete(StoredImage image) throws IOException, InterruptedException {
        sink().delete(image);
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
