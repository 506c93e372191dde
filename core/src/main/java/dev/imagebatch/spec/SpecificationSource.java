package dev.imagebatch.spec;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Where specifications come from; can be opened again, since a batch is first planned and then made.
 *
 * <p>Implementations are thread-safe; each reader belongs to one thread at a time.
 *
 * @since 0.1
 */
public interface SpecificationSource {

    /** A name for messages, such as a file's. */
    String name();

    /**
     * Starts reading from the first specification.
     *
     * @throws IOException if the source cannot be read
     */
    SpecificationReader open() throws IOException;

    /** The first {@code count} entries of this source. */
    default SpecificationSource limit(long count) {
        return new LimitedSource(this, count);
    }

    /** The specifications of a collection, copied. */
    static SpecificationSource of(Collection<ImageSpecification> specifications) {
        return new SpecificationList(List.copyOf(specifications));
    }

    /** The given specifications. */
    static SpecificationSource of(ImageSpecification... specifications) {
        return new SpecificationList(List.of(specifications));
    }
}
