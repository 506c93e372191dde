package dev.imagebatch.spec;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads specifications one after another, without holding those that were read.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public interface SpecificationReader extends Closeable {

    /**
     * The next entry, or null at the end.
     *
     * @throws IOException if the source cannot be read any further
     */
    @Nullable SpecificationEntry next() throws IOException;
}
