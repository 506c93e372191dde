package dev.imagebatch.planning;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.plan.BatchPlan.ItemWarning;
import dev.imagebatch.policy.UnpricedPolicy;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds up a plan while the batch is read. */
final class PlanTally {

    private final Planner.Terms terms;
    private final LongSet ids = new LongSet();
    private final LongSet briefs = new LongSet();
    private final Set<String> unpricedModels = new LinkedHashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final List<SpecificationProblem> problems = new ArrayList<>();
    private final List<ItemWarning> warnings = new ArrayList<>();
    private final PriceTally prices;
    private final TimeTally times;
    private final ChainTally chains;
    private long problemCount;
    private long warningCount;
    private long items;
    private long unique;
    private long stored;
    private long received;
    private long refused;
    private long toGenerate;
    private long promptsToWrite;
    private CostEstimate promptCost = CostEstimate.FREE;

    PlanTally(Planner.Terms terms, OutputLinks links) {
        this.terms = terms;
        this.prices = new PriceTally(terms);
        this.times = new TimeTally(terms);
        this.chains = new ChainTally(links);
    }

    void problems(List<SpecificationProblem> found) {
        found.forEach(this::problem);
    }

    void unreadable(String location, IOException cause) {
        problem(new SpecificationProblem(location, "references", "cannot be read: " + cause.getMessage()));
    }

    boolean accepts(String location, Resolution resolution) {
        String id = resolution.specification().id();
        boolean unusedId = ids.add(LongSet.hashOf(id));
        if (!unusedId) {
            problem(new SpecificationProblem(
                    location, "id", "\"" + id + "\" is used by an earlier specification; ids are unique in a batch"));
        }
        resolution
                .problems()
                .forEach(found -> problem(new SpecificationProblem(location, found.field(), found.message())));
        resolution.warnings().forEach(warning -> warn(id, warning));
        return unusedId && resolution.problems().isEmpty() && hasPrice(location, resolution);
    }

    /** Whether a fallback can be taken; why it cannot is a warning, since the first choice may well do. */
    boolean acceptsFallback(String location, Resolution fallback) {
        String id = fallback.specification().id();
        fallback.problems()
                .forEach(found -> warn(id, "no fallback to " + fallback.modelName() + ": " + found.message()));
        return fallback.problems().isEmpty() && hasPrice(location, fallback);
    }

    /** Counts a prompt that is to be written, once for all that start from its brief. */
    void toWrite(String location, PromptBriefs.Brief brief) {
        if (!briefs.add(LongSet.hashOf(brief.key().toString()))) {
            return;
        }
        Optional<Quote> quote = brief.writer().quote(brief.text());
        String writer = "prompt writer " + brief.writer().name();
        if (quote.isEmpty() && terms.unpriced() == UnpricedPolicy.REFUSE && unpricedModels.add(writer)) {
            problem(new SpecificationProblem(
                    location,
                    "promptWriter",
                    "no price is known for the " + writer
                            + "; unknown is not free: give a price, or allow unpriced calls"));
        }
        promptsToWrite++;
        promptCost = promptCost.plus(prices.addPrompt(quote));
    }

    void duplicate() {
        items++;
    }

    /** Counts a picture that is to be made. */
    void toMake() {
        items++;
        unique++;
        toGenerate++;
    }

    /** Counts a picture that is not to be made. */
    void settled(NextStep standing) {
        items++;
        unique++;
        if (standing instanceof NextStep.InPlace) {
            stored++;
        } else if (standing instanceof NextStep.Waiting || standing instanceof NextStep.ToFinish) {
            received++;
        } else {
            refused++;
        }
    }

    /** Counts what images cost; gives it back. */
    CostEstimate price(Resolution resolution, int images, List<FallbackChain.Alternative> alternatives) {
        notices.addAll(resolution.capabilities().notices());
        times.add(resolution, images);
        return prices.add(resolution, images, alternatives);
    }

    void chained(ImageSpecification specification, int toGenerate, CostEstimate cost) {
        chains.add(specification, toGenerate, cost);
    }

    BatchPlan plan() {
        return new BatchPlan(
                terms.batch(),
                items,
                unique,
                stored,
                received,
                refused,
                toGenerate,
                times.calls(),
                prices.cost(),
                prices.oldest(),
                prices.unconfirmed(),
                prices.unpriced(),
                times.duration(),
                prices.lines(),
                prices.fallbacks(),
                chains.plan(),
                promptsToWrite,
                promptCost,
                problems,
                problemCount,
                warnings,
                warningCount,
                List.copyOf(notices));
    }

    private boolean hasPrice(String location, Resolution resolution) {
        if (terms.unpriced() == UnpricedPolicy.ALLOW
                || resolution.provider().quote(resolution.request(), 1).isPresent()) {
            return true;
        }
        ImageRequest request = resolution.request();
        String model = request.provider() + "/" + request.model();
        if (unpricedModels.add(model)) {
            problem(new SpecificationProblem(
                    location,
                    "model",
                    "no price is known for " + model + "; unknown is not free: give a price, or allow unpriced calls"));
        }
        return false;
    }

    private void warn(String id, String message) {
        warningCount++;
        if (warnings.size() < BatchPlan.KEPT) {
            warnings.add(new ItemWarning(id, message));
        }
    }

    private void problem(SpecificationProblem found) {
        problemCount++;
        if (problems.size() < BatchPlan.KEPT) {
            problems.add(found);
        }
    }
}
