package dev.imagebatch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that generates the images of a specification file, or only plans them. */
@Command
class GenerateCommand implements Callable<Integer> {

    /** The extent of the command. */
    enum Extent {
        PLAN,
        RUN
    }

    @Spec
    @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SPECS",
            description = "Specification file: .jsonl, .csv, .tsv or .txt (one prompt a line); - reads JSONL from"
                    + " standard input.")
    String specifications = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            order = 1,
            description = "Output folder (default: NAME-images for NAME.jsonl). Running again with the same folder"
                    + " generates only what is missing.")
    @Nullable Path out;

    @Mixin
    BatchOptions options = new BatchOptions();

    @ArgGroup(validate = false, order = 30, heading = "%nMessages:%n")
    OutputOptions output = new OutputOptions();

    private final CliContext context;
    private final Extent extent;

    GenerateCommand(CliContext context, Extent extent) {
        this.context = context;
        this.extent = extent;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.check();
        Execution execution = new Execution(context, output);
        try (SpecificationInput input =
                        SpecificationInput.of(specifications, context.shell().in(), options.pictures);
                Destination destination = Destination.at(out == null ? defaultFolder() : out)) {
            BatchJob job = new BatchJob(
                    original(), input, GivenOptions.of(Commands.parsed(spec)), options, context.newBatch());
            return extent == Extent.PLAN
                    ? execution.plan(job, destination)
                    : execution.run(job, destination, List.of());
        }
    }

    private boolean isStandardInput() {
        return specifications.equals(SpecificationInput.STANDARD_INPUT);
    }

    /** Returns the absolute path, since a later run in another folder resolves references against it. */
    private String original() {
        Path path = Path.of(isStandardInput() ? "standard-input.jsonl" : specifications);
        return path.toAbsolutePath().normalize().toString();
    }

    private Path defaultFolder() {
        String name =
                isStandardInput() ? "" : String.valueOf(Path.of(specifications).getFileName());
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        return Path.of(stem.isEmpty() ? "images" : stem + "-images");
    }
}
