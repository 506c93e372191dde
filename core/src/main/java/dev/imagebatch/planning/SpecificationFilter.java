package dev.imagebatch.planning;

import dev.imagebatch.spec.ImageSpecification;
import java.util.Collection;
import java.util.Set;

/**
 * A choice of specifications, which are either completed or regenerated.
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

    /** Returns a filter that includes all specifications and regenerates none. */
    public static SpecificationFilter all() {
        return ALL;
    }

    /** Returns a filter that includes these specifications and regenerates them, even if they are stored. */
    public static SpecificationFilter regenerating(Collection<String> specificationIds) {
        return new SpecificationFilter(Set.copyOf(specificationIds));
    }

    /** Returns whether a specification is part of the run. */
    public boolean includes(ImageSpecification specification) {
        return ids.isEmpty() || ids.contains(specification.id());
    }

    /** Returns whether stored images are generated again. */
    public boolean regenerates() {
        return !ids.isEmpty();
    }
}
