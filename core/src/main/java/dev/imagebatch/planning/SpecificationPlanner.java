package dev.imagebatch.planning;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.index.FingerprintIndex;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.Resolution.FieldProblem;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges one specification after another for a plan. */
final class SpecificationPlanner {

    private static final ItemKeys.Keys[] NONE = {};

    private final FallbackChain routes;
    private final Ledger ledger;
    private final NextStep.Presence presence;
    private final Planner.Terms terms;
    private final PromptBriefs prompts;
    private final PostProcessor postProcessor;
    private final SpecificationFilter selection;
    private final ItemKeys keys;
    private final PlanTally tally;
    private final FingerprintIndex firsts = new FingerprintIndex();
    private final LongSet setAside = new LongSet();
    private final TransformVariants finishes = new TransformVariants();
    private final OutputLinks links;

    SpecificationPlanner(Planner.Inputs inputs, Planner.Terms terms, SpecificationFilter selection, OutputLinks links) {
        this.routes = inputs.routes();
        this.ledger = inputs.ledger();
        this.presence = inputs.storage();
        this.prompts = inputs.prompts();
        this.postProcessor = inputs.postProcessor();
        this.terms = terms;
        this.selection = selection;
        this.links = links;
        this.keys = new ItemKeys(terms.reuse(), terms.batch());
        this.tally = new PlanTally(terms, links);
    }

    void problems(List<SpecificationProblem> problems) {
        tally.problems(problems);
    }

    void specification(String location, ImageSpecification specification, long ordinal) throws IOException {
        if (!selection.wants(specification)) {
            setAside.add(PlannedBatch.mark(ordinal));
            return;
        }
        OutputLinks.Linked linked = links.link(specification, ordinal);
        if (linked.problems().isEmpty() && linked.specification().promptWriter().isPresent()) {
            toWrite(location, linked.specification());
        }
        Resolution first = routes.first(linked.specification())
                .withProblems(linked.problems())
                .withProblems(unsupported(specification));
        ItemKeys.Keys[] variants = tally.accepts(location, first) ? keys(location, first, ordinal) : NONE;
        if (variants.length == 0) {
            setAside.add(PlannedBatch.mark(ordinal));
            return;
        }
        List<FallbackChain.Alternative> alternatives = routes.alternatives(first);
        alternatives.removeIf(other -> !tally.acceptsFallback(location, other.resolution()));
        Map<Integer, List<Resolution>> toMake = new TreeMap<>();
        for (int variant = 0; variant < variants.length; variant++) {
            start(first, variants[variant], ordinal + variant)
                    .ifPresent(start -> toMake.computeIfAbsent(start.rank(), rank -> new ArrayList<>())
                            .add(start));
        }
        int images = 0;
        CostEstimate cost = CostEstimate.FREE;
        for (List<Resolution> starts : toMake.values()) {
            images += starts.size();
            cost = cost.plus(tally.price(starts.get(0), starts.size(), alternatives));
        }
        tally.chained(specification, images, cost);
    }

    private List<FieldProblem> unsupported(ImageSpecification specification) {
        List<FieldProblem> problems = new ArrayList<>();
        specification
                .transforms()
                .forEach(transform -> postProcessor
                        .unsupported(transform)
                        .ifPresent(reason ->
                                problems.add(new FieldProblem("transforms", transform.text() + ": " + reason))));
        return problems;
    }

    private void toWrite(String location, ImageSpecification specification) throws IOException {
        PromptBriefs.Brief brief = prompts.brief(specification);
        NextStep standing = NextStep.of(ledger.find(brief.key()), terms.onUnknown(), presence);
        if (standing instanceof NextStep.ToMake || selection.isForced()) {
            tally.toWrite(location, brief);
        }
    }

    PlannedBatch planned() {
        return new PlannedBatch(tally.plan(), firsts, setAside, finishes, links);
    }

    private ItemKeys.Keys[] keys(String location, Resolution resolution, long ordinal) {
        ItemKeys.Keys[] variants = new ItemKeys.Keys[resolution.specification().n()];
        try {
            for (int variant = 0; variant < variants.length; variant++) {
                variants[variant] = keys.of(resolution, variant, ordinal + variant);
            }
            return variants;
        } catch (IOException e) {
            tally.unreadable(location, e);
            return NONE;
        }
    }

    /** Whom an image is asked of; empty if it is not to be made. */
    private Optional<Resolution> start(Resolution first, ItemKeys.Keys variant, long ordinal) throws IOException {
        boolean isDuplicate = firsts.putIfAbsent(variant.item(), ordinal) >= 0;
        boolean isMade = !variant.isSame() && firsts.putIfAbsent(variant.picture(), ordinal) >= 0;
        if (isDuplicate || isMade) {
            finishes.later(variant, isDuplicate, ordinal);
        } else {
            finishes.first(variant);
        }
        if (isDuplicate) {
            tally.duplicate();
            return Optional.empty();
        }
        if (isMade) {
            tally.settled(stored(variant).orElseGet(NextStep::toFinish));
            return Optional.empty();
        }
        NextStep standing = standing(variant);
        Optional<Resolution> start = routes.start(first, standing);
        if (start.isPresent()) {
            tally.toMake();
        } else {
            tally.settled(standing);
        }
        return start;
    }

    private NextStep standing(ItemKeys.Keys variant) throws IOException {
        if (selection.isForced()) {
            return NextStep.toMake();
        }
        Optional<NextStep> stored = stored(variant);
        if (stored.isPresent()) {
            return stored.get();
        }
        NextStep picture = NextStep.of(ledger.find(variant.picture()), terms.onUnknown(), presence);
        return picture instanceof NextStep.InPlace && !variant.isSame() ? NextStep.toFinish() : picture;
    }

    /** How what is stored of a picture stands, if it is another thing than the picture and is there. */
    private Optional<NextStep> stored(ItemKeys.Keys variant) throws IOException {
        return variant.isSame()
                ? Optional.empty()
                : Optional.of(NextStep.of(ledger.find(variant.item()), terms.onUnknown(), presence))
                        .filter(NextStep.InPlace.class::isInstance);
    }
}
