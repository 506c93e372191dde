package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.plan.BatchPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/** Asks before a dear run that nobody has set a limit to. */
final class Confirmation {

    private static final Money WORTH_ASKING = Money.usd("1");
    private static final Set<String> YES = Set.of("y", "yes");

    private final Shell shell;
    private final Screen screen;

    Confirmation(Shell shell, Screen screen) {
        this.shell = shell;
        this.screen = screen;
    }

    /** Returns if the run may start. */
    void require(BatchPlan plan, RunOptions run, OutputOptions output) throws IOException {
        boolean dear = plan.cost().expected().exceeds(WORTH_ASKING);
        if (!dear || run.isLimited() || output.yes || !shell.canAsk()) {
            return;
        }
        screen.ask("This is expected to cost " + plan.cost().expected() + ", and no --budget is set. Go on? [y/N] ");
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
