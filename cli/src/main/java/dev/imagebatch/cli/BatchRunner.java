package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchRun;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.manifest.BatchRecord;
import dev.imagebatch.manifest.EventLog;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs a planned job: stores its request, runs the batch, then writes its record and contact sheet. */
final class BatchRunner {

    private final CliContext context;
    private final Providers providers;
    private final Destination destination;
    private final Screen screen;
    private final OutputOptions output;

    BatchRunner(CliContext context, Providers providers, Destination destination, OutputOptions output) {
        this.output = output;
        this.context = context;
        this.providers = providers;
        this.destination = destination;
        this.screen = context.screen();
    }

    ImageBatchResult run(BatchJob requested, BatchPlan plan, List<String> redo)
            throws IOException, InterruptedException {
        BatchFolder folder = destination.folder();
        BatchJob job = new RunFolder(destination).keep(requested);
        Map<String, String> settings = settings(job, redo);
        BatchRecord.started(folder.record(), job.batch(), context.now(), settings);
        ProgressDisplay display = new ProgressDisplay(context.shell(), screen);
        PauseMark pause = new PauseMark(destination.workFolder());
        pause.remove();
        Reports reports = new Reports(context, destination);
        EventLog events = events();
        try (Closeable log = () -> close(events, reports);
                BatchProcessor processor =
                        job.processor(providers, destination, listener(display, events), context.now())) {
            BatchRun run =
                    redo.isEmpty() ? processor.processAsync(job.source()) : processor.redoAsync(job.source(), redo);
            StopHandler stopping = new StopHandler(context, run, job.options().run.timeout);
            context.signals().onInterrupt(stopping);
            try {
                Optional<ImageBatchResult> ended = new ProgressWatcher(context, display, stopping, pause).await(run);
                ImageBatchResult result = ended.isPresent() ? ended.get() : cutShort(plan, run, null);
                reports.record(result, settings);
                reports.sheet(processor, job, redo.isEmpty() ? result : null);
                if (!run.isDone()) {
                    processor.close(Duration.ZERO); // a call ignored its abort, so waiting longer is useless
                }
                new Summary(screen, destination.path()).show(result);
                return result;
            } catch (ExecutionException e) {
                String message = "ended with an error: " + e.getCause();
                Failure reason = Failure.of(FailureKind.CANCELLED, FailureStage.STORING, message);
                ImageBatchResult result = cutShort(plan, run, reason);
                reports.record(result, settings);
                print(result);
                throw failed(e);
            }
        }
    }

    /** Prints what became of the images before the error ends the command. */
    private void print(ImageBatchResult result) {
        if (output.json) {
            context.results().print(result);
        }
    }

    /** Opens the event log, before anything is spent, so that a wrong path costs nothing. */
    private @Nullable EventLog events() throws IOException {
        return output.events == null ? null : EventLog.append(output.events, context.time());
    }

    private void close(@Nullable EventLog events, Reports reports) {
        if (events != null) {
            reports.attempt("end of " + output.events, "the result is complete", events::close);
        }
    }

    private static BatchListener listener(ProgressDisplay display, @Nullable EventLog events) {
        return events == null ? display : BatchListener.all(display, events);
    }

    private ImageBatchResult cutShort(BatchPlan plan, BatchRun run, @Nullable Failure reason) throws IOException {
        return PartialResults.ended(plan, run.progress(), destination.ledger().totals(), context.now(), reason);
    }

    private static Map<String, String> settings(BatchJob job, List<String> redo) {
        Map<String, String> settings = new TreeMap<>(GivenOptions.named(job.given()));
        settings.put("specifications", job.specifications());
        if (!redo.isEmpty()) {
            settings.put("redo", String.join(", ", redo));
        }
        return settings;
    }

    private static RuntimeException failed(ExecutionException e) {
        if (e.getCause() instanceof IOException io) {
            return new UncheckedIOException(String.valueOf(io.getMessage()), io);
        }
        return e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
    }
}
