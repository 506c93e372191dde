package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.result.BatchListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that writes the contact sheet of the last run again. */
@Command
final class ReportCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Output folder of the run.")
    Path out = Path.of("");

    private final CliContext context;

    ReportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        RunFolder.require(out);
        try (Destination destination = Destination.at(out)) {
            RunFolder kept = new RunFolder(destination);
            BatchJob job = kept.again(List.of(), kept.batch());
            try (Providers providers = Providers.of(job.options().pictures, context.shell());
                    BatchProcessor processor =
                            job.processor(providers, destination, new BatchListener() {}, context.now())) {
                new ReportWriter(destination).write(processor, job, null);
                context.screen()
                        .say("contact sheet: "
                                + destination.folder().index().toAbsolutePath().normalize());
            }
        }
        return ExitCode.OK;
    }
}
