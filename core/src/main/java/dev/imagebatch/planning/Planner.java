package dev.imagebatch.planning;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.util.Optional;

/**
 * A planner of batches: reads the specifications and determines the actions and the cost, without spending anything.
 *
 * <p>Holds one specification at a time. Thread-safe.
 *
 * @since 0.1
 */
public final class Planner {

    private final PlanInputs inputs;
    private final PlanTerms terms;

    /** Creates a planner. */
    public Planner(PlanInputs inputs, PlanTerms terms) {
        this.inputs = inputs;
        this.terms = terms;
    }

    /**
     * Plans a batch.
     *
     * @param source the specifications; read two more times if one starts from the output of another
     * @param filter the specifications to plan
     * @throws IOException if the source, the ledger or the storage cannot be read
     */
    public PlannedBatch plan(SpecificationSource source, SpecificationFilter filter) throws IOException {
        Optional<PlannedBatch> unlinked = plan(source, filter, OutputLinks.unread(inputs));
        return unlinked.isPresent()
                ? unlinked.get()
                : plan(source, filter, links(source)).orElseThrow();
    }

    /**
     * Reads a whole batch for the images that its specifications start from.
     *
     * @throws IOException if the source, the ledger or the storage cannot be read
     */
    public OutputLinks links(SpecificationSource source) throws IOException {
        return new OutputLinkReader(inputs, terms.fingerprinter()).read(source);
    }

    /** Returns empty if a specification starts from an output and the links have not been read. */
    private Optional<PlannedBatch> plan(SpecificationSource source, SpecificationFilter filter, OutputLinks links)
            throws IOException {
        SpecificationPlanner planner = new SpecificationPlanner(inputs, terms, filter, links);
        try (SpecificationReader reader = source.open()) {
            SpecificationEntry entry;
            long ordinal = 0;
            while ((entry = reader.next()) != null) {
                planner.problems(entry.problems());
                if (entry.specification().isPresent()) {
                    ImageSpecification specification = entry.specification().get();
                    if (!links.isRead() && OutputLinks.isChild(specification)) {
                        return Optional.empty();
                    }
                    planner.specification(entry.location(), specification, ordinal);
                    ordinal += specification.n();
                }
            }
        }
        return Optional.of(planner.planned());
    }
}
