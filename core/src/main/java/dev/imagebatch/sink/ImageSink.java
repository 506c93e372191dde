package dev.imagebatch.sink;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A store of images.
 *
 * <p>Implementations are thread-safe: many images are stored at once. If storing fails, the image is kept and a later run
 * stores it at no cost. A sink that can delete images implements {@link DeletingSink}.
 *
 * @since 0.1
 */
public interface ImageSink extends AutoCloseable {

    /**
     * Stores one image under an unused key.
     *
     * <p>MUST be safe to repeat: after a crash the same image may be passed again with the same key, and then the existing
     * one is returned. MUST never overwrite another image, except the one of {@link StoreRequest#replaces()}.
     *
     * @throws KeyTakenException if the key holds another image; the caller tries another key
     * @throws IOException if the image cannot be stored
     * @throws InterruptedException if the thread is interrupted before the image is stored
     */
    StoredImage store(StoreRequest request) throws IOException, InterruptedException;

    /**
     * Returns whether a stored image still exists; true if the sink cannot check.
     *
     * @throws IOException if the storage cannot be queried
     */
    default boolean exists(StoredImage image) throws IOException {
        return true;
    }

    /**
     * Returns whether a stored image still exists with the same bytes. Reads it back; if the sink cannot, checks only that it
     * exists.
     *
     * @throws IOException if the storage cannot be queried
     */
    default boolean isIntact(StoredImage image) throws IOException {
        if (!exists(image)) {
            return false;
        }
        Optional<ImageData> data = read(image);
        return data.isEmpty() || data.get().isIntact();
    }

    /**
     * Reads a stored image back; empty if the sink cannot.
     *
     * @throws IOException if the image does not exist or cannot be read
     */
    default Optional<ImageData> read(StoredImage image) throws IOException {
        return Optional.empty();
    }

    /**
     * Returns a folder on the same file system as the stored images for the batch's working files, so that received files
     * can be stored without a copy; empty if there is none.
     */
    default Optional<Path> workFolder() {
        return Optional.empty();
    }

    /**
     * Completes pending work and releases resources.
     *
     * @throws IOException if pending work fails
     */
    @Override
    default void close() throws IOException {}
}
