package dev.imagebatch.planning;

import dev.imagebatch.spec.OutputReference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * What a plan has to know of the images that are there: whether a stored one still is, and how to open those that other
 * pictures start from.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface StoredImageLookup extends NextStep.Presence, OutputReference.Opening {

    /**
     * The file that holds the picture of an address, fetched now unless it is kept already.
     *
     * @throws IOException if it cannot be had
     */
    Path fetch(URI address) throws IOException;
}
