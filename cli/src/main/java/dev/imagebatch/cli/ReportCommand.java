package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.result.BatchListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the contact sheet of a folder's last run once more. */
@Command
final class ReportCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder of the run.")
    Path out = Path.of("");

    private final CliContext around;

    ReportCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        RunFolder.require(out);
        try (OutputFolder place = OutputFolder.at(out)) {
            RunFolder kept = new RunFolder(place);
            BatchJob order = kept.again(List.of(), kept.batch());
            try (Providers providers = Providers.of(order.options().pictures, around.shell());
                    BatchProcessor processor =
                            order.processor(providers, place, new BatchListener() {}, around.now())) {
                new ReportWriter(place).write(processor, order, null);
                around.screen()
                        .say("contact sheet: "
                                + place.folder().index().toAbsolutePath().normalize());
            }
        }
        return ExitCode.OK;
    }
}
