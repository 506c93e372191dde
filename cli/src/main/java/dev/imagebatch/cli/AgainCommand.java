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

/** A command that repeats the last run of a folder: for what is missing, or for images to be paid for again. */
abstract class AgainCommand implements Callable<Integer> {

    @Spec
    @Nullable CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, order = 1, description = "The folder of the run.")
    Path out = Path.of("");

    @ArgGroup(validate = false, order = 20, heading = "%nChanges to the last run:%n")
    RunOptions run = new RunOptions();

    @ArgGroup(validate = false, order = 15, heading = "%nChanges to the processing of received images:%n")
    FinishOptions finish = new FinishOptions();

    @ArgGroup(validate = false, order = 30, heading = "%nMessages:%n")
    OutputOptions output = new OutputOptions();

    private final CliContext context;

    AgainCommand(CliContext context) {
        this.context = context;
    }

    abstract List<String> ids();

    @Override
    public Integer call() throws IOException, InterruptedException {
        run.check();
        RunFolder.require(out);
        Execution execution = new Execution(context, output);
        try (Destination destination = Destination.at(out)) {
            BatchJob job = new RunFolder(destination).again(GivenOptions.of(Commands.parsed(spec)), context.newBatch());
            new KnownIds(job).require(ids());
            return execution.run(job, destination, ids());
        }
    }

    /** The command that generates what failed or was skipped. */
    @Command
    static final class Retry extends AgainCommand {
        Retry(CliContext context) {
            super(context);
        }

        @Override
        List<String> ids() {
            return List.of();
        }
    }

    /** The command that generates chosen images again. */
    @Command
    static final class Redo extends AgainCommand {

        @Parameters(
                paramLabel = "ID",
                arity = "1..*",
                description = "The id of a specification; all its variants are generated again.")
        List<String> ids = new ArrayList<>();

        Redo(CliContext context) {
            super(context);
        }

        @Override
        List<String> ids() {
            return ids;
        }
    }
}
