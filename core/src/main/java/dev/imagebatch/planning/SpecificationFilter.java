package dev.imagebatch.planning;

import dev.imagebatch.spec.ImageSpecification;
import java.util.Collection;
import java.util.Set;

/**
 * Which specifications of a source a run is about, and whether what the ledger has counts for them.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SpecificationFilter {

    private static final SpecificationFilter ALL = new SpecificationFilter(Set.of());

    private final Set<String> ids;

    private SpecificationFilter(Set<String> ids) {
        this.ids = ids;
    }

    /** Every specification; what the ledger has is not made again. */
    public static SpecificationFilter all() {
        return ALL;
    }

    /** These specifications alone, made again whatever the ledger has. */
    public static SpecificationFilter again(Collection<String> specificationIds) {
        return new SpecificationFilter(Set.copyOf(specificationIds));
    }

    /** Whether a specification belongs to the run. */
    public boolean wants(ImageSpecification specification) {
        return ids.isEmpty() || ids.contains(specification.id());
    }

    /** Whether images are made again that are there. */
    public boolean isForced() {
        return !ids.isEmpty();
    }
}
