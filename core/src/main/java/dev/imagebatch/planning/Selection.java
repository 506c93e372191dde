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
public final class Selection {

    private static final Selection ALL = new Selection(Set.of());

    private final Set<String> ids;

    private Selection(Set<String> ids) {
        this.ids = ids;
    }

    /** Every specification; what the ledger has is not made again. */
    public static Selection all() {
        return ALL;
    }

    /** These specifications alone, made again whatever the ledger has. */
    public static Selection again(Collection<String> specificationIds) {
        return new Selection(Set.copyOf(specificationIds));
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
