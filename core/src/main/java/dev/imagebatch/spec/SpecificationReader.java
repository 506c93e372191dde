package dev.imagebatch.spec;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A reader of specifications, one after another; it keeps none that it has returned.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public interface SpecificationReader extends Closeable {

    /**
     * Returns the next entry, or null at the end.
     *
     * @throws IOException if the source cannot be read further
     */
    @Nullable SpecificationEntry next() throws IOException;
}
