package dev.imagebatch.cli;

import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.ledger.LedgerInUseException;
import dev.imagebatch.rescue.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that pauses or resumes a run of another process. */
@Command
final class PauseCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true, order = 1, description = "Output folder of the run.")
    Path out = Path.of("");

    private final CliContext context;
    private final Change change;

    /** The change to the run. */
    enum Change {
        PAUSE,
        RESUME
    }

    PauseCommand(CliContext context, Change change) {
        this.context = context;
        this.change = change;
    }

    @Override
    public Integer call() throws IOException {
        RunFolder.require(out);
        requireRunning();
        PauseMark mark = new PauseMark(WorkFolder.of(out));
        if (change == Change.PAUSE) {
            mark.set();
            context.screen().say("Paused; calls in flight will finish. Continue with: imagebatch resume --out " + out);
        } else {
            mark.remove();
            context.screen().say("Resumed");
        }
        return ExitCode.OK;
    }

    private void requireRunning() throws IOException {
        try (BatchFolder free = BatchFolder.open(out)) {
            throw CommandException.invalid("no run in progress in " + free.path());
        } catch (LedgerInUseException e) {
            return;
        }
    }
}
