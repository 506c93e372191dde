package dev.imagebatch.planning;

import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.policy.UnpricedPolicy;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a batch once, and says what it would do and cost.
 *
 * <p>Spends nothing and holds no specification longer than it takes to judge it. Thread-safe.
 *
 * @since 0.1
 */
public final class Planner {

    private final Inputs inputs;
    private final Terms terms;

    /**
     * What a plan is made from.
     *
     * @param routes who is asked for what
     * @param ledger what is known of the images
     * @param storage what is there of them
     * @param prompts the words that were written for them
     * @param postProcessor applies the transforms
     */
    public record Inputs(
            FallbackChain routes,
            Ledger ledger,
            StoredImageLookup storage,
            PromptBriefs prompts,
            PostProcessor postProcessor) {}

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
            ReusePolicy reuse,
            UnknownOutcomePolicy onUnknown,
            UnpricedPolicy unpriced,
            int attempts,
            int concurrency,
            Pace pace) {}

    /** A planner on certain terms. */
    public Planner(Inputs inputs, Terms terms) {
        this.inputs = inputs;
        this.terms = terms;
    }

    /**
     * Plans a batch.
     *
     * @param source the specifications; read twice more where some start from the output of others
     * @param selection which of the images are wanted, and whether those that are there count
     * @throws IOException if the source, the ledger or the storage cannot be read
     */
    public PlannedBatch plan(SpecificationSource source, SpecificationFilter selection) throws IOException {
        Optional<PlannedBatch> unlinked = plan(source, selection, OutputLinks.unread(inputs));
        return unlinked.isPresent()
                ? unlinked.get()
                : plan(source, selection, links(source)).orElseThrow();
    }

    /**
     * Finds what the specifications of a batch start from; reads it whole.
     *
     * @throws IOException if the source, the ledger or the storage cannot be read
     */
    public OutputLinks links(SpecificationSource source) throws IOException {
        ItemKeys keys = new ItemKeys(terms.reuse(), terms.batch());
        return new OutputLinkReader(inputs, keys).read(source);
    }

    /** Empty if a specification starts from an output and nothing was looked for. */
    private Optional<PlannedBatch> plan(SpecificationSource source, SpecificationFilter selection, OutputLinks links)
            throws IOException {
        SpecificationPlanner judge = new SpecificationPlanner(inputs, terms, selection, links);
        try (SpecificationReader reader = source.open()) {
            SpecificationEntry entry;
            long ordinal = 0;
            while ((entry = reader.next()) != null) {
                judge.problems(entry.problems());
                if (entry.specification().isPresent()) {
                    ImageSpecification specification = entry.specification().get();
                    if (!links.isRead() && OutputLinks.isChild(specification)) {
                        return Optional.empty();
                    }
                    judge.specification(entry.location(), specification, ordinal);
                    ordinal += specification.n();
                }
            }
        }
        return Optional.of(judge.planned());
    }
}
