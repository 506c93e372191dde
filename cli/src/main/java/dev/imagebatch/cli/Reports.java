package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.result.ImageBatchResult;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record and the contact sheet of a run. If one cannot be written, a warning says so: the images are stored, and the
 * result of the run stays.
 */
final class Reports {

    private final CliContext context;
    private final Destination destination;
    private final BatchFolder folder;

    Reports(CliContext context, Destination destination) throws IOException {
        this.context = context;
        this.destination = destination;
        this.folder = destination.folder();
    }

    void record(ImageBatchResult result, Map<String, String> settings) {
        attempt(
                "record of the run",
                "the ledger has every payment, show it with: imagebatch ledger --out " + destination.path(),
                () -> folder.writeRecord(result, settings));
    }

    void sheet(BatchProcessor processor, BatchJob job, @Nullable ImageBatchResult result) {
        if (context.shell().isAnimated()) {
            context.screen().status("writing contact sheet");
        }
        attempt("contact sheet", "write it with: imagebatch report --out " + destination.path(), () -> {
            new ReportWriter(destination).write(processor, job, result);
            context.screen()
                    .say("contact sheet: " + folder.index().toAbsolutePath().normalize());
        });
        context.screen().clear();
    }

    /** Finishes something beside the images. */
    void attempt(String name, String next, ErrorBoundary.Action action) {
        Throwable thrown = ErrorBoundary.run(action);
        if (thrown != null) {
            String reason = new ErrorReporter(context).message(thrown);
            context.screen().warn("the " + name + " was not written: " + reason + "; " + next);
        }
    }
}
