package dev.imagebatch.plan;

/**
 * A batch that was refused before anything was spent; its plan says why.
 *
 * @since 0.1
 */
public final class BatchRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient BatchPlan plan;

    /** Refuses the plan for its problems. */
    public BatchRefusedException(BatchPlan plan) {
        super("the batch has " + plan.problemCount() + (plan.problemCount() == 1 ? " problem" : " problems")
                + " and was not started: " + plan.problems().get(0)
                + (plan.problemCount() > 1 ? "; and more" : ""));
        this.plan = plan;
    }

    /** The plan with its problems. */
    public BatchPlan plan() {
        return plan;
    }
}
