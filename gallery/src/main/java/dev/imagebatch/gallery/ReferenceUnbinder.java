package dev.imagebatch.gallery;

import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.util.List;

/**
 * Tells places that their image is gone: the counterpart of a {@link dev.imagebatch.sink.ReferenceBinder}.
 *
 * <p>Called before the image is deleted, for every place that was told it. Implementations are thread-safe, and safe to
 * repeat: after a failure or a crash the same place is told again. A place that was told another image since leaves that
 * one alone.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ReferenceUnbinder {

    /** Tells nobody. */
    ReferenceUnbinder NONE = (place, images) -> {};

    /**
     * Tells one place.
     *
     * @param place the place, as the specification named it
     * @param images the image that is going, with all its pieces
     * @throws IOException if the place could not be told; the image stays, out of the gallery, until it is deleted again
     * @throws InterruptedException if the thread was interrupted first
     */
    void unbind(String place, List<StoredImage> images) throws IOException, InterruptedException;
}
