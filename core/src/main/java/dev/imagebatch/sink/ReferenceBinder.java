package dev.imagebatch.sink;

import java.io.IOException;

/**
 * Writes a stored image's address back into the places that asked for it.
 *
 * <p>Told once for every place, duplicates' places included. Implementations are thread-safe, and safe to repeat: after
 * a crash the same binding may be told again.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ReferenceBinder {

    /**
     * Tells one place its image.
     *
     * @throws IOException if the place could not be told; the image stays stored and a later run tells it again
     * @throws InterruptedException if the thread was interrupted first
     */
    void bind(Binding binding) throws IOException, InterruptedException;
}
