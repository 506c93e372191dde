package dev.imagebatch.plan;

import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.UnknownOutcome;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;

/**
 * Reads a batch once, and says what it would do and cost.
 *
 * <p>Spends nothing and holds no specification longer than it takes to judge it. Thread-safe.
 *
 * @since 0.1
 */
public final class Planner {

    private final Routes routes;
    private final Ledger ledger;
    private final ItemStanding.Presence presence;
    private final Terms terms;

    /**
     * The terms of a batch that decide what it does and costs.
     *
     * @param batch the batch's id
     * @param reuse which earlier images stand in for making one again
     * @param onUnknown what is done about calls that may have been charged
     * @param unpriced what is done about images without a known price
     * @param attempts the most calls for one image
     * @param concurrency how many calls run at once
     * @param pace how fast calls may start
     */
    public record Terms(
            String batch,
            Reuse reuse,
            UnknownOutcome onUnknown,
            Unpriced unpriced,
            int attempts,
            int concurrency,
            Pace pace) {}

    /** A planner over a ledger. */
    public Planner(Routes routes, Ledger ledger, ItemStanding.Presence presence, Terms terms) {
        this.routes = routes;
        this.ledger = ledger;
        this.presence = presence;
        this.terms = terms;
    }

    /**
     * Plans a batch.
     *
     * @param source the specifications
     * @param selection which of the images are wanted, and whether those that are there count
     * @throws IOException if the source, the ledger or the storage cannot be read
     */
    public PlannedBatch plan(SpecificationSource source, Selection selection) throws IOException {
        Judge judge = new Judge(routes, ledger, presence, terms, selection);
        try (SpecificationReader reader = source.open()) {
            SpecificationEntry entry;
            long ordinal = 0;
            while ((entry = reader.next()) != null) {
                judge.problems(entry.problems());
                if (entry.specification().isPresent()) {
                    ImageSpecification specification = entry.specification().get();
                    judge.specification(entry.location(), specification, ordinal);
                    ordinal += specification.n();
                }
            }
        }
        return judge.planned();
    }
}
