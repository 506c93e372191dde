package dev.imagebatch.sink;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where images are stored.
 *
 * <p>Implementations are thread-safe: many images are stored at once. A failure loses nothing: the image is kept, and a
 * later run stores it without paying.
 *
 * @since 0.1
 */
public interface ImageSink extends AutoCloseable {

    /**
     * Stores one image under a key that nothing else has.
     *
     * <p>MUST be safe to repeat: after a crash the same image may be offered again under the same key, and then the one
     * that is there is returned. MUST never overwrite another image, except the one that {@link StoreRequest#replaces()}
     * names.
     *
     * @throws KeyTakenException if the key holds another image; the caller comes again with another key
     * @throws IOException if the image could not be stored
     * @throws InterruptedException if the thread was interrupted first
     */
    StoredImage store(StoreRequest request) throws IOException, InterruptedException;

    /**
     * Whether a stored image is still there; a sink that cannot tell says yes.
     *
     * @throws IOException if the storage cannot be asked
     */
    default boolean exists(StoredImage image) throws IOException {
        return true;
    }

    /**
     * Whether a stored image is still there with the bytes that were stored. Reads it back; a sink that cannot, can only tell
     * whether it is there.
     *
     * @throws IOException if the storage cannot be asked
     */
    default boolean isIntact(StoredImage image) throws IOException {
        if (!exists(image)) {
            return false;
        }
        Optional<ImageData> data = read(image);
        return data.isEmpty() || data.get().isIntact();
    }

    /**
     * Reads a stored image back, where the sink can.
     *
     * @throws IOException if the image is not there or cannot be read
     */
    default Optional<ImageData> read(StoredImage image) throws IOException {
        return Optional.empty();
    }

    /**
     * A folder beside the stored images where a batch may keep what it works on, so that received files become stored
     * ones without being copied; empty if there is none.
     */
    default Optional<Path> workFolder() {
        return Optional.empty();
    }

    /**
     * Finishes what is pending.
     *
     * @throws IOException if something could not be finished
     */
    @Override
    default void close() throws IOException {}
}
