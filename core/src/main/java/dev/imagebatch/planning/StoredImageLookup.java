package dev.imagebatch.planning;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Access to the images that a plan depends on: stored ones and reference images.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface StoredImageLookup extends NextStep.ExistenceCheck, LinkedReference.Opener {

    /**
     * Returns the file with the image of an address, fetching it if it is not in the cache.
     *
     * @throws IOException if it cannot be fetched
     */
    Path fetch(URI address) throws IOException;
}
