package dev.imagebatch.gallery;

import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.util.List;

/**
 * A callback that removes an image's address from the places that received it: the counterpart of a {@link
 * dev.imagebatch.sink.ReferenceBinder}.
 *
 * <p>Called before the image is deleted, once for each place that received it. Implementations are thread-safe, and safe
 * to repeat: after a failure or a crash the same place is called again. A place that has received another image since
 * keeps that one.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ReferenceUnbinder {

    /** An unbinder that does nothing. */
    ReferenceUnbinder NONE = (place, images) -> {};

    /**
     * Removes an image from one place.
     *
     * @param place the place, as named by the specification
     * @param images the image to be deleted, with all its pieces
     * @throws IOException if the place cannot be updated; the image stays out of the gallery but in the sink until the
     *     deletion is repeated
     * @throws InterruptedException if the thread is interrupted before the place is updated
     */
    void unbind(String place, List<StoredImage> images) throws IOException, InterruptedException;
}
