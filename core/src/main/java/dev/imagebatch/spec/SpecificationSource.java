package dev.imagebatch.spec;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A source of specifications. It can be opened repeatedly, since a batch is planned first and then run.
 *
 * <p>Implementations are thread-safe; each reader is used by one thread at a time.
 *
 * @since 0.1
 */
public interface SpecificationSource {

    /** Returns a name for messages, such as a file name. */
    String name();

    /**
     * Starts reading at the first specification.
     *
     * @throws IOException if the source cannot be read
     */
    SpecificationReader open() throws IOException;

    /** Returns a source of the first {@code count} entries of this source. */
    default SpecificationSource limit(long count) {
        SpecificationSource all = this;
        return new SpecificationSource() {
            @Override
            public String name() {
                return all.name();
            }

            @Override
            public SpecificationReader open() throws IOException {
                return new LimitedReader(all.open(), count);
            }
        };
    }

    /** Returns a source of the specifications in a collection. Copies the collection. */
    static SpecificationSource of(Collection<ImageSpecification> specifications) {
        return new SpecificationList(List.copyOf(Objects.requireNonNull(specifications, "specifications")));
    }

    /** Returns a source of the given specifications. */
    static SpecificationSource of(ImageSpecification... specifications) {
        return of(List.of(Objects.requireNonNull(specifications, "specifications")));
    }
}
