package dev.imagebatch.sink;

import dev.imagebatch.image.StoredImage;
import java.io.IOException;

/**
 * A sink that can delete stored images, which galleries need.
 *
 * @since 0.1
 */
public interface DeletingSink extends ImageSink {

    /**
     * Deletes a stored image and everything stored beside it, such as a sidecar.
     *
     * <p>MUST be safe to repeat: deleting an image that is already gone does nothing. MUST keep anything that is not the
     * image that was stored.
     *
     * @throws IOException if something may be left
     * @throws InterruptedException if the thread is interrupted before the image is deleted
     */
    void delete(StoredImage image) throws IOException, InterruptedException;
}
