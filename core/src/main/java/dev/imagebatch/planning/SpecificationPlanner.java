package dev.imagebatch.planning;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.planning.FallbackChain.ResolvedFallback;
import dev.imagebatch.planning.Resolution.FieldProblem;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ImageTransform;
import dev.imagebatch.spec.SpecificationProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A planner of one specification after another. */
final class SpecificationPlanner {

    private final PlanInputs inputs;
    private final PlanTerms terms;
    private final SpecificationFilter filter;
    private final OutputLinks links;
    private final ItemFingerprinter fingerprinter;
    private final PlanTally tally;
    private final PlannedBatch.ItemIndex items = new PlannedBatch.ItemIndex();

    SpecificationPlanner(PlanInputs inputs, PlanTerms terms, SpecificationFilter filter, OutputLinks links) {
        this.inputs = inputs;
        this.terms = terms;
        this.filter = filter;
        this.links = links;
        this.fingerprinter = terms.fingerprinter();
        this.tally = new PlanTally(terms, links);
    }

    void problems(List<SpecificationProblem> problems) {
        tally.problems(problems);
    }

    void specification(String location, ImageSpecification specification, long ordinal) throws IOException {
        if (!filter.includes(specification)) {
            items.excluded().add(ordinal);
            return;
        }
        Resolution primary = primary(location, specification, ordinal);
        List<ItemKeys> variants = tally.accepts(location, primary) ? keys(location, primary, ordinal) : List.of();
        if (variants.isEmpty()) {
            items.excluded().add(ordinal);
            return;
        }
        List<ResolvedFallback> fallbacks = inputs.chain().fallbacksOf(primary);
        fallbacks.removeIf(other -> !tally.acceptsFallback(location, other.resolution()));
        Map<Integer, List<Resolution>> byRank = new TreeMap<>();
        for (int variant = 0; variant < variants.size(); variant++) {
            start(primary, variants.get(variant), ordinal + variant)
                    .ifPresent(start -> byRank.computeIfAbsent(start.rank(), rank -> new ArrayList<>())
                            .add(start));
        }
        tally.toGenerate(specification, byRank.values(), fallbacks);
    }

    PlannedBatch planned() {
        return new PlannedBatch(tally.plan(), items, links);
    }

    private Resolution primary(String location, ImageSpecification specification, long ordinal) throws IOException {
        OutputLinks.LinkedSpecification linked = links.link(specification, ordinal);
        if (linked.problems().isEmpty() && linked.specification().promptWriter().isPresent()) {
            planPrompt(location, linked.specification());
        }
        return inputs.chain()
                .primary(linked.specification())
                .withProblems(linked.problems())
                .withProblems(unsupported(specification));
    }

    private List<FieldProblem> unsupported(ImageSpecification specification) {
        List<FieldProblem> problems = new ArrayList<>();
        for (ImageTransform transform : specification.transforms()) {
            inputs.postProcessor()
                    .unsupported(transform)
                    .ifPresent(
                            reason -> problems.add(new FieldProblem("transforms", transform.text() + ": " + reason)));
        }
        return problems;
    }

    private void planPrompt(String location, ImageSpecification specification) throws IOException {
        PromptBriefs.Brief brief = inputs.prompts().brief(specification);
        if (next(brief.key()) instanceof NextStep.ToGenerate || filter.regenerates()) {
            tally.promptToWrite(location, brief);
        }
    }

    private List<ItemKeys> keys(String location, Resolution resolution, long ordinal) {
        List<ItemKeys> variants = new ArrayList<>(resolution.specification().n());
        try {
            for (int variant = 0; variant < resolution.specification().n(); variant++) {
                variants.add(fingerprinter.of(resolution, variant, ordinal + variant));
            }
            return variants;
        } catch (IOException e) {
            tally.unreadable(location, e);
            return List.of();
        }
    }

    /** Returns the first request for an image; empty if it is not to be generated. */
    private Optional<Resolution> start(Resolution primary, ItemKeys keys, long ordinal) throws IOException {
        boolean isDuplicate = items.firsts().putIfAbsent(keys.item(), ordinal) >= 0;
        boolean isVariant = !keys.isSame() && items.firsts().putIfAbsent(keys.picture(), ordinal) >= 0;
        if (isDuplicate) {
            items.transformVariants().duplicate(keys);
            tally.duplicate();
            return Optional.empty();
        }
        if (isVariant) {
            items.transformVariants().later(keys, ordinal);
            tally.item(stored(keys).orElseGet(NextStep::toPostProcess));
            return Optional.empty();
        }
        items.transformVariants().first(keys);
        NextStep step = next(keys);
        Optional<Resolution> start = inputs.chain().start(primary, step);
        tally.item(start.isPresent() ? NextStep.toGenerate() : step);
        return start;
    }

    private NextStep next(ItemKeys keys) throws IOException {
        if (filter.regenerates()) {
            return NextStep.toGenerate();
        }
        Optional<NextStep> stored = stored(keys);
        if (stored.isPresent()) {
            return stored.get();
        }
        NextStep picture = next(keys.picture());
        return picture instanceof NextStep.Stored && !keys.isSame() ? NextStep.toPostProcess() : picture;
    }

    /** Returns the step for a stored image with transforms; empty if there is none. */
    private Optional<NextStep> stored(ItemKeys keys) throws IOException {
        return keys.isSame()
                ? Optional.empty()
                : Optional.of(next(keys.item())).filter(NextStep.Stored.class::isInstance);
    }

    private NextStep next(Fingerprint key) throws IOException {
        return NextStep.of(inputs.ledger().find(key), terms.retries().onUnknown(), inputs.storage());
    }
}
