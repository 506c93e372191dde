package dev.imagebatch.plan;

import dev.imagebatch.cost.CostEstimate;
import java.util.List;

/**
 * The images of a batch that start from other images.
 *
 * <p>Immutable and thread-safe.
 *
 * @param images the number of images that start from the output of another specification
 * @param depth the number of specifications in the longest chain
 * @param steps the first {@value BatchPlan#KEPT} specifications of chains, parents before children
 * @since 0.1
 */
public record ChainPlan(long images, int depth, List<Step> steps) {

    /** No chains. */
    public static final ChainPlan NONE = new ChainPlan(0, 0, List.of());

    /** Copies the list. */
    public ChainPlan {
        steps = List.copyOf(steps);
    }

    /**
     * A specification in a chain.
     *
     * @param id the specification's id
     * @param startsFrom the ids of its parents, which may belong to an earlier batch
     * @param toGenerate the number of images to generate
     * @param cost the cost of these images
     */
    public record Step(String id, List<String> startsFrom, int toGenerate, CostEstimate cost) {

        /** Copies the list. */
        public Step {
            startsFrom = List.copyOf(startsFrom);
        }
    }
}
