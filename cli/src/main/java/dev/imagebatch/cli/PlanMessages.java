package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.spec.SpecificationProblem;
import dev.imagebatch.text.DisplayFormat;

/** The messages about a plan. */
final class PlanMessages {

    private static final int MOST_WARNINGS = 20;

    private final Screen screen;

    PlanMessages(Screen screen) {
        this.screen = screen;
    }

    void warnings(BatchPlan plan) {
        plan.notices().forEach(screen::warn);
        plan.warnings().stream()
                .limit(MOST_WARNINGS)
                .forEach(warning -> screen.warn(warning.id() + ": " + warning.message()));
        if (plan.warningCount() > MOST_WARNINGS) {
            screen.warn("and " + (plan.warningCount() - MOST_WARNINGS) + " more warnings");
        }
    }

    void problems(BatchPlan plan) {
        plan.problems().forEach(problem -> screen.error(problem.toString()));
        if (plan.problemCount() > plan.problems().size()) {
            screen.error("and " + (plan.problemCount() - plan.problems().size()) + " more");
        }
    }

    void setAside(BatchPlan plan) {
        problems(plan);
        long count = plan.problems().stream()
                .map(SpecificationProblem::location)
                .distinct()
                .count();
        String more = plan.problemCount() > plan.problems().size() ? " or more" : "";
        screen.warn(count + more + " invalid specifications skipped");
    }

    void summary(String title, BatchPlan plan) {
        String time = plan.expectedDuration()
                .filter(duration -> plan.toGenerate() > 0 && !duration.isZero())
                .map(duration -> ", about " + DisplayFormat.estimate(duration))
                .orElse("");
        Money high = plan.cost().high();
        String most = high.equals(plan.cost().expected()) ? "" : " (at most " + high + ")";
        screen.say(title + ": " + plan.summary() + most + time);
    }

    /** Warns if the budget may not suffice. */
    void budget(Money budget, BatchPlan plan, LedgerTotals totals) {
        Money left = budget.minus(totals.spent()).minus(totals.held());
        if (plan.cost().high().exceeds(left)) {
            screen.warn("the budget of " + budget + " has " + left.max(Money.ZERO) + " left ("
                    + totals.spent() + " spent, " + totals.held() + " held), and the plan costs up to "
                    + plan.cost().high());
        }
    }
}
