package dev.imagebatch.planning;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.plan.ChainPlan;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The chains of a plan. */
final class ChainTally {

    private final OutputLinks links;
    private final Map<String, Integer> depths = new HashMap<>();
    private final List<ChainPlan.Step> steps = new ArrayList<>();
    private long images;
    private int depth;

    ChainTally(OutputLinks links) {
        this.links = links;
    }

    /** Adds a specification if it is part of a chain. */
    void add(ImageSpecification specification, int toGenerate, CostEstimate cost) {
        if (!OutputLinks.isChild(specification) && !links.isParent(specification)) {
            return;
        }
        List<String> from = specification.references().stream()
                .filter(OutputReference.class::isInstance)
                .map(reference -> ((OutputReference) reference).id())
                .distinct()
                .toList();
        int own = 1
                + from.stream().mapToInt(id -> depths.getOrDefault(id, 0)).max().orElse(0);
        if (links.isParent(specification)) {
            depths.put(specification.id(), own);
        }
        depth = Math.max(depth, own);
        images += from.isEmpty() ? 0 : specification.n();
        if (steps.size() < BatchPlan.KEPT) {
            steps.add(new ChainPlan.Step(specification.id(), from, toGenerate, cost));
        }
    }

    ChainPlan plan() {
        return steps.isEmpty() ? ChainPlan.NONE : new ChainPlan(images, depth, steps);
    }
}
