package dev.imagebatch.sink;

import java.io.IOException;

/**
 * A callback that writes a stored image's address into the places that use it.
 *
 * <p>Called once for every place, including those of duplicates. Implementations are thread-safe, and safe to repeat:
 * after a crash the same binding may be passed again.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ReferenceBinder {

    /**
     * Writes an image's address into one place.
     *
     * @throws IOException if the place cannot be updated; the image stays stored and a later run tries again
     * @throws InterruptedException if the thread is interrupted before the place is updated
     */
    void bind(Binding binding) throws IOException, InterruptedException;
}
