package dev.imagebatch.cli;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.text.DisplayFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/** The consent to the cost of a run without a budget: a question on a terminal, elsewhere an option. */
final class Confirmation {

    private static final Money WORTH_ASKING = Money.usd("1");
    private static final Set<String> YES = Set.of("y", "yes");

    private final Shell shell;
    private final Screen screen;

    /** The answer. */
    enum Consent {
        GIVEN,
        DECLINED,
        /** Nobody could be asked. */
        MISSING
    }

    Confirmation(Shell shell, Screen screen) {
        this.shell = shell;
        this.screen = screen;
    }

    /** Asks if necessary; says why a run is not started. */
    Consent of(BatchPlan plan, RunOptions run, OutputOptions output) throws IOException {
        long unpriced = plan.prices().sources().unpriced();
        boolean isFree = plan.cost().high().isZero() && unpriced == 0;
        if (isFree || run.isLimited() || output.yes) {
            return Consent.GIVEN;
        }
        if (!shell.canAsk()) {
            screen.error(
                    "expected cost: " + cost(plan) + ", without a budget and without a terminal to ask; set a limit"
                            + " with --budget USD, or add --yes to run without one; nothing was generated, nothing was spent");
            return Consent.MISSING;
        }
        boolean isCheap = !plan.cost().expected().exceeds(WORTH_ASKING) && unpriced == 0;
        return isCheap || isAccepted(plan) ? Consent.GIVEN : Consent.DECLINED;
    }

    private boolean isAccepted(BatchPlan plan) throws IOException {
        screen.ask("Expected cost: " + cost(plan) + ". No --budget is set. Continue? [y/N] ");
        BufferedReader lines = new BufferedReader(new InputStreamReader(shell.in(), Charset.defaultCharset()));
        String answer = lines.readLine();
        if (answer == null) {
            shell.err().println();
        }
        boolean isAccepted = answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
        if (!isAccepted) {
            screen.error("not started; nothing was spent");
        }
        return isAccepted;
    }

    private static String cost(BatchPlan plan) {
        CostEstimate cost = plan.cost();
        long unpriced = plan.prices().sources().unpriced();
        return cost.expected()
                + (cost.high().equals(cost.expected()) ? "" : " (at most " + cost.high() + ")")
                + (unpriced == 0 ? "" : ", and " + DisplayFormat.count(unpriced, "image") + " of unknown price");
    }
}
