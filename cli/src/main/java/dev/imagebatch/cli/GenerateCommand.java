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

/** Makes the images of a file of specifications, or only says what that would cost. */
@Command
class GenerateCommand implements Callable<Integer> {

    /** How far to go. */
    enum Extent {
        PLAN,
        RUN
    }

    @Spec
    @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SPECS",
            description =
                    "A file of specifications: .jsonl, .csv, .tsv or .txt (a prompt a line); - is JSONL on standard"
                            + " input.")
    String specifications = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            order = 1,
            description =
                    "The folder for the images; NAME-images for NAME.jsonl unless given. Running again with the same"
                            + " folder makes only what is missing.")
    @Nullable Path out;

    @Mixin
    BatchOptions options = new BatchOptions();

    @ArgGroup(validate = false, order = 30, heading = "%nMessages:%n")
    OutputOptions output = new OutputOptions();

    private final CliContext around;
    private final Extent extent;

    GenerateCommand(CliContext around, Extent extent) {
        this.around = around;
        this.extent = extent;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.check();
        Execution execution = new Execution(around, output);
        try (SpecificationInput input =
                        SpecificationInput.of(specifications, around.shell().in(), options.pictures);
                OutputFolder place = OutputFolder.at(out == null ? usualPlace() : out)) {
            BatchJob order =
                    new BatchJob(original(), input, GivenOptions.of(Commands.parsed(spec)), options, around.newBatch());
            return extent == Extent.PLAN ? execution.plan(order, place) : execution.run(order, place, List.of());
        }
    }

    private boolean isStandardInput() {
        return specifications.equals(SpecificationInput.STANDARD_INPUT);
    }

    /** Where a later run, from whatever folder, finds what the specifications refer to. */
    private String original() {
        Path path = Path.of(isStandardInput() ? "standard-input.jsonl" : specifications);
        return path.toAbsolutePath().normalize().toString();
    }

    private Path usualPlace() {
        String name =
                isStandardInput() ? "" : String.valueOf(Path.of(specifications).getFileName());
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        return Path.of(stem.isEmpty() ? "images" : stem + "-images");
    }
}
