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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs a planned order in its folder: what it was asked to do is kept first, and its record and sheet are written last. */
final class BatchRunner {

    private final CliContext around;
    private final Providers providers;
    private final OutputFolder place;
    private final Screen screen;
    private final OutputOptions output;

    BatchRunner(CliContext around, Providers providers, OutputFolder place, OutputOptions output) {
        this.output = output;
        this.around = around;
        this.providers = providers;
        this.place = place;
        this.screen = around.screen();
    }

    ImageBatchResult run(BatchJob asked, BatchPlan plan, List<String> redo) throws IOException, InterruptedException {
        BatchFolder folder = place.folder();
        BatchJob order = new RunFolder(place).keep(asked);
        Map<String, String> settings = settings(order, redo);
        BatchRecord.started(folder.record(), order.batch(), around.now(), settings);
        ProgressDisplay display = new ProgressDisplay(around.shell(), screen);
        PauseMark pause = new PauseMark(place.workFolder());
        pause.remove();
        try (EventLog events = events();
                BatchProcessor processor = order.processor(providers, place, listener(display, events), around.now())) {
            BatchRun run =
                    redo.isEmpty() ? processor.processAsync(order.source()) : processor.redoAsync(order.source(), redo);
            StopHandler stopping = new StopHandler(screen, run, order.options().run.timeout);
            around.signals().onInterrupt(stopping);
            try {
                ImageBatchResult result = new ProgressWatcher(display, screen, stopping, pause)
                        .await(run)
                        .orElseGet(() -> cutShort(plan, run, null));
                folder.writeRecord(result, settings);
                sheet(processor, order, redo.isEmpty() ? result : null);
                new Summary(screen, place.path()).show(result);
                return result;
            } catch (ExecutionException e) {
                Failure reason =
                        Failure.of(FailureKind.CANCELLED, FailureStage.STORING, "ended by an error: " + e.getCause());
                folder.writeRecord(cutShort(plan, run, reason), settings);
                throw failed(e);
            } finally {
                screen.say("contact sheet: " + folder.index().toAbsolutePath().normalize());
            }
        }
    }

    /** The file of events; opened before anything is spent, so that a wrong path costs nothing. */
    private @Nullable EventLog events() throws IOException {
        return output.events == null ? null : EventLog.append(output.events, around.time());
    }

    private static BatchListener listener(ProgressDisplay display, @Nullable EventLog events) {
        return events == null ? display : BatchListener.all(display, events);
    }

    private void sheet(BatchProcessor processor, BatchJob order, @Nullable ImageBatchResult result) throws IOException {
        if (around.shell().isAnimated()) {
            screen.status("writing the contact sheet");
        }
        new ReportWriter(place).write(processor, order, result);
        screen.clear();
    }

    private ImageBatchResult cutShort(BatchPlan plan, BatchRun run, @Nullable Failure reason) {
        return PartialResults.ended(plan, run.progress(), place.ledger().totals(), around.now(), reason);
    }

    private static Map<String, String> settings(BatchJob order, List<String> redo) {
        Map<String, String> settings = new TreeMap<>(GivenOptions.named(order.given()));
        settings.put("specifications", order.specifications());
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
