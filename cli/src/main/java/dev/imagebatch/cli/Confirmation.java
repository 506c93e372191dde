package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.plan.BatchPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/** The question before an expensive run without a budget. */
final class Confirmation {

    private static final Money WORTH_ASKING = Money.usd("1");
    private static final Set<String> YES = Set.of("y", "yes");

    private final Shell shell;
    private final Screen screen;

    Confirmation(Shell shell, Screen screen) {
        this.shell = shell;
        this.screen = screen;
    }

    /**
     * Asks if necessary.
     *
     * @throws CommandException if the user declines
     */
    void require(BatchPlan plan, RunOptions run, OutputOptions output) throws IOException {
        boolean isExpensive = plan.cost().expected().exceeds(WORTH_ASKING);
        if (!isExpensive || run.isLimited() || output.yes || !shell.canAsk()) {
            return;
        }
        screen.ask("Expected cost: " + plan.cost().expected() + ". No --budget is set. Continue? [y/N] ");
        BufferedReader lines = new BufferedReader(new InputStreamReader(shell.in(), Charset.defaultCharset()));
        String answer = lines.readLine();
        if (answer == null) {
            shell.err().println();
        }
        if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw CommandException.declined();
        }
    }
}
