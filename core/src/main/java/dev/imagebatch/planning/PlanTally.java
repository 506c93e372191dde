package dev.imagebatch.planning;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.plan.BatchPlan.ItemWarning;
import dev.imagebatch.plan.ItemStatus;
import dev.imagebatch.planning.FallbackChain.ResolvedFallback;
import dev.imagebatch.policy.UnpricedPolicy;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationProblem;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sum of a plan while the batch is read. */
final class PlanTally {

    private final PlanTerms terms;
    private final LongSet ids = new LongSet();
    private final LongSet briefs = new LongSet();
    private final Set<String> unpricedModels = new HashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final FindingTally<SpecificationProblem> problems = new FindingTally<>();
    private final FindingTally<ItemWarning> warnings = new FindingTally<>();
    private final Map<ItemStatus, Long> items = new EnumMap<>(ItemStatus.class);
    private final PriceTally prices;
    private final TimeTally times;
    private final ChainTally chains;

    PlanTally(PlanTerms terms, OutputLinks links) {
        this.terms = terms;
        this.prices = new PriceTally(terms.retries());
        this.times = new TimeTally(terms);
        this.chains = new ChainTally(links);
    }

    void problems(List<SpecificationProblem> found) {
        found.forEach(problems::add);
    }

    void unreadable(String location, IOException cause) {
        problems.add(new SpecificationProblem(location, "references", "cannot be read: " + cause.getMessage()));
    }

    /** Records the problems and warnings of a specification, and returns whether it can be planned. */
    boolean accepts(String location, Resolution resolution) {
        String id = resolution.specification().id();
        boolean isNew = ids.add(LongSet.hashOf(id));
        if (!isNew) {
            problems.add(new SpecificationProblem(
                    location, "id", "\"" + id + "\" is used by an earlier specification; ids are unique in a batch"));
        }
        resolution
                .problems()
                .forEach(found -> problems.add(new SpecificationProblem(location, found.field(), found.message())));
        resolution.warnings().forEach(warning -> warnings.add(new ItemWarning(id, warning)));
        return isNew && resolution.problems().isEmpty() && hasPrice(location, resolution);
    }

    /** Returns whether a fallback can be asked; its problems are warnings, since the primary model may succeed. */
    boolean acceptsFallback(String location, Resolution fallback) {
        String id = fallback.specification().id();
        fallback.problems()
                .forEach(found -> warnings.add(
                        new ItemWarning(id, "no fallback to " + fallback.modelName() + ": " + found.message())));
        return fallback.problems().isEmpty() && hasPrice(location, fallback);
    }

    /** Counts a prompt to be written, once for all specifications with the same brief. */
    void promptToWrite(String location, PromptBriefs.Brief brief) {
        if (briefs.add(LongSet.hashOf(brief.key().toString()))) {
            Optional<Quote> quote = brief.writer().quote(brief.text());
            if (quote.isEmpty()) {
                isAllowedWithoutPrice(
                        location,
                        "promptWriter",
                        "the prompt writer " + brief.writer().name());
            }
            prices.addPrompt(quote);
        }
    }

    void duplicate() {
        items.merge(ItemStatus.DUPLICATE, 1L, Long::sum);
    }

    void item(NextStep step) {
        items.merge(step.status(), 1L, Long::sum);
    }

    /** Adds calls and cost of a specification's images, grouped by the model that is asked first. */
    void toGenerate(
            ImageSpecification specification, Collection<List<Resolution>> starts, List<ResolvedFallback> fallbacks) {
        int images = 0;
        CostEstimate cost = CostEstimate.FREE;
        for (List<Resolution> group : starts) {
            Resolution resolution = group.get(0);
            notices.addAll(resolution.capabilities().notices());
            times.add(resolution, group.size());
            cost = cost.plus(prices.add(resolution, group.size(), fallbacks));
            images += group.size();
        }
        chains.add(specification, images, cost);
    }

    BatchPlan plan() {
        return BatchPlan.builder(terms.batch())
                .items(items)
                .calls(times.calls())
                .prices(prices.prices())
                .prompts(prices.prompts())
                .chains(chains.plan())
                .findings(new BatchPlan.Findings(problems.first(), warnings.first(), List.copyOf(notices)))
                .build();
    }

    private boolean hasPrice(String location, Resolution resolution) {
        return resolution.provider().quote(resolution.request(), 1).isPresent()
                || isAllowedWithoutPrice(location, "model", resolution.modelName());
    }

    private boolean isAllowedWithoutPrice(String location, String field, String model) {
        boolean isAllowed = terms.unpriced() == UnpricedPolicy.ALLOW;
        if (!isAllowed && unpricedModels.add(model)) {
            problems.add(new SpecificationProblem(
                    location,
                    field,
                    "no price is known for " + model + "; unknown is not free: give a price, or allow unpriced calls"));
        }
        return isAllowed;
    }
}
