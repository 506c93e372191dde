package dev.imagebatch.cli;

import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.ledger.LedgerInUseException;
import dev.imagebatch.rescue.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets nothing new start in a run of another process, or lets it go on. */
@Command
final class PauseCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true, order = 1, description = "The folder of the run.")
    Path out = Path.of("");

    private final CliContext around;
    private final Change change;

    /** What is to happen to the run. */
    enum Change {
        PAUSE,
        RESUME
    }

    PauseCommand(CliContext around, Change change) {
        this.around = around;
        this.change = change;
    }

    @Override
    public Integer call() throws IOException {
        RunFolder.require(out);
        requireRunning();
        PauseMark mark = new PauseMark(WorkFolder.of(out));
        if (change == Change.PAUSE) {
            mark.set();
            around.screen().say("paused: nothing new starts; go on with: imagebatch resume --out " + out);
        } else {
            mark.remove();
            around.screen().say("going on");
        }
        return ExitCode.OK;
    }

    private void requireRunning() throws IOException {
        try (BatchFolder free = BatchFolder.open(out)) {
            throw CommandException.invalid("nothing runs in " + free.path() + " at the moment");
        } catch (LedgerInUseException e) {
            return;
        }
    }
}
