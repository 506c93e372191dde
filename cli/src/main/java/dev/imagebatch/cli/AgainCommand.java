package dev.imagebatch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with the last run of a folder: with what is missing, or with images that are to be paid for once more. */
abstract class AgainCommand implements Callable<Integer> {

    @Spec
    @Nullable CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, order = 1, description = "The folder of the run.")
    Path out = Path.of("");

    @ArgGroup(validate = false, order = 20, heading = "%nInstead of the last run's:%n")
    RunOptions run = new RunOptions();

    @ArgGroup(validate = false, order = 15, heading = "%nReceived images, instead of as in the last run:%n")
    FinishOptions finish = new FinishOptions();

    @ArgGroup(validate = false, order = 30, heading = "%nMessages:%n")
    OutputOptions output = new OutputOptions();

    private final CliContext around;

    AgainCommand(CliContext around) {
        this.around = around;
    }

    abstract List<String> ids();

    @Override
    public Integer call() throws IOException, InterruptedException {
        run.check();
        RunFolder.require(out);
        Execution execution = new Execution(around, output);
        try (OutputFolder place = OutputFolder.at(out)) {
            BatchJob order = new RunFolder(place).again(GivenOptions.of(Commands.parsed(spec)), around.newBatch());
            new KnownIds(order).require(ids());
            return execution.run(order, place, ids());
        }
    }

    /** Tries again what failed or was left over. */
    @Command
    static final class Retry extends AgainCommand {
        Retry(CliContext around) {
            super(around);
        }

        @Override
        List<String> ids() {
            return List.of();
        }
    }

    /** Pays again for images that were not liked. */
    @Command
    static final class Redo extends AgainCommand {

        @Parameters(
                paramLabel = "ID",
                arity = "1..*",
                description = "The id of a specification; all its variants are made again.")
        List<String> ids = new ArrayList<>();

        Redo(CliContext around) {
            super(around);
        }

        @Override
        List<String> ids() {
            return ids;
        }
    }
}
