package dev.imagebatch.plan;

/**
 * Thrown if a batch has problems and was refused before anything was spent.
 *
 * @since 0.1
 */
public final class BatchRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient BatchPlan plan;

    /** Creates the exception for a plan with problems. */
    public BatchRefusedException(BatchPlan plan) {
        super("the batch has " + plan.problemCount() + (plan.problemCount() == 1 ? " problem" : " problems")
                + " and was not started: " + plan.problems().get(0)
                + (plan.problemCount() > 1 ? "; and more" : ""));
        this.plan = plan;
    }

    /** Returns the plan with its problems. */
    public BatchPlan plan() {
        return plan;
    }
}
