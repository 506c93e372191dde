package dev.imagebatch.plan;

import dev.imagebatch.cost.CostEstimate;
import java.util.List;

/**
 * Which pictures of a batch start from other ones.
 *
 * <p>Immutable and thread-safe.
 *
 * @param images how many images start from the output of another specification
 * @param depth how many specifications the longest chain has; 0 if there is none
 * @param steps the first {@value BatchPlan#KEPT} specifications of chains, each after those that it starts from
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
     * A specification of a chain.
     *
     * @param id its id
     * @param startsFrom the ids of the specifications that it starts from, perhaps of an earlier batch
     * @param toGenerate how many of its images are to be made
     * @param cost what they cost
     */
    public record Step(String id, List<String> startsFrom, int toGenerate, CostEstimate cost) {

        /** Copies the list. */
        public Step {
            startsFrom = List.copyOf(startsFrom);
        }
    }
}
