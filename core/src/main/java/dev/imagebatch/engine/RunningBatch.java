package dev.imagebatch.engine;

import dev.imagebatch.engine.call.GenerationCalls;
import dev.imagebatch.engine.call.PromptGeneration;
import dev.imagebatch.engine.control.AdmissionGate;
import dev.imagebatch.engine.control.RunControl;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.ItemFactory;
import dev.imagebatch.engine.setup.RunId;
import dev.imagebatch.plan.BatchRefusedException;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.planning.SpecificationFilter;
import dev.imagebatch.policy.InvalidSpecificationPolicy;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a batch; the order of its passes is {@link #start}. Thread-safe. */
public final class RunningBatch {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final BatchSettings settings;
    private final SpecificationSource source;
    private final SpecificationFilter filter;
    private final RunControl control;
    private final RunProgress progress;
    private final RunContext run;
    private final RunThreads threads;
    private final CompletableFuture<ImageBatchResult> result = new CompletableFuture<>();
    private volatile @Nullable ScheduledFuture<?> ticker;

    public RunningBatch(BatchSettings settings, SpecificationSource source, SpecificationFilter filter, String batch) {
        this.settings = settings;
        this.source = source;
        this.filter = filter;
        TimeSource time = settings.runtime().time();
        this.control = new RunControl(time, settings.limits().deadline());
        AdmissionGate gate = new AdmissionGate(settings.limits(), time, control);
        this.progress = new RunProgress(settings, batch, gate, control);
        RunId id = RunId.create(batch, settings.runtime().random());
        GenerationCalls calls = new GenerationCalls(settings, id, gate, progress);
        this.threads = new RunThreads(settings.runtime().executor());
        this.run = new RunContext(settings, id, calls, new PromptGeneration(settings, id, calls), progress);
    }

    /** Returns the batch's id. */
    public String batch() {
        return run.batch();
    }

    public CompletableFuture<ImageBatchResult> result() {
        return result;
    }

    /** Returns the results recorded so far, in the order of the source; to be closed. */
    public Stream<ImageGenerationResult> results() throws IOException {
        return new LedgerReview(settings, run.batch()).of(source, filter);
    }

    /** Starts the run on a thread of the executor. */
    public void startAsync() {
        Throwable refused = ErrorBoundary.run(() -> threads.execute(this::startPasses));
        if (refused != null) {
            progress.failed(refused);
            result.completeExceptionally(refused);
        }
    }

    /**
     * Waits until the run has ended. Meanwhile the calling thread takes over tasks that a given executor does not start.
     *
     * @throws ExecutionException if the run ended by an exception
     */
    public ImageBatchResult await() throws InterruptedException, ExecutionException {
        if (settings.runtime().patience() != null) {
            await(Duration.ofNanos(Long.MAX_VALUE));
        }
        return result.get();
    }

    /**
     * Waits like {@link #await()}, but not longer than a duration.
     *
     * @return whether the run has ended
     */
    public boolean await(Duration longest) throws InterruptedException {
        Duration patience = settings.runtime().patience();
        long start = System.nanoTime();
        boolean isStarved = false;
        long left;
        while (!result.isDone() && (left = nanos(longest) - (System.nanoTime() - start)) > 0) {
            Runnable waiting = threads.oldest();
            if (waiting == null || !isStarved) {
                awaitResult(patience == null ? left : Math.min(left, patience.toNanos()));
            }
            if (patience != null && waiting != null) {
                isStarved |= threads.takeOver(waiting);
            }
        }
        return result.isDone();
    }

    /** Returns a duration in nanoseconds, the longest that there is for one of centuries. */
    static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    private void awaitResult(long nanos) throws InterruptedException {
        try {
            result.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // the caller looks whether the run has ended, and how
        }
    }

    /** Returns whether the calling thread is one of the run, such as that of a listener. */
    boolean isOwnThread() {
        return threads.isOwn() || progress.isPublishing();
    }

    /**
     * Ends a run whose calls do not react to {@link #abort}: records them as perhaps charged, and completes the result with
     * an exception.
     */
    void abandon() {
        if (!result.isDone()) {
            int calls = run.calls().abandon();
            result.completeExceptionally(new IllegalStateException("the processor was closed while " + calls
                    + " calls did not react to their cancellation; each may have been charged: see the ledger"));
        }
    }

    public BatchProgress progress() {
        return progress.progress();
    }

    public void pause() {
        control.pause();
        progress.waiting();
    }

    public void resume() {
        control.resume();
        progress.waiting();
    }

    /** Stops the run: nothing new starts, and calls in flight finish. */
    public void cancel() {
        control.stop();
    }

    /** Stops the run and cancels calls in flight; each may have been charged. */
    public void abort() {
        control.stop();
        run.calls().abort();
    }

    /** Runs the passes one after another, the first on this thread; each reads the source once more. */
    public void start() {
        threads.run(this::startPasses);
    }

    private void startPasses() {
        CompletableFuture.completedFuture(run.batch())
                .thenApply(batch -> planned())
                .thenCompose(this::generatePrompts)
                .thenCompose(this::generateImages)
                .thenCompose(this::resolveDuplicates)
                .handle(this::ended)
                .whenComplete(this::complete);
    }

    private PlannedBatch planned() {
        progress.started();
        ticker = settings.runtime().timeouts().everySecond(this::onTick);
        PlannedBatch planned = plan();
        boolean isRefused = settings.policies().invalid() == InvalidSpecificationPolicy.REFUSE;
        if (isRefused && !planned.plan().isRunnable()) {
            throw new BatchRefusedException(planned.plan());
        }
        progress.planned(planned.plan());
        return planned;
    }

    /** Prompts determine fingerprints, so the batch is planned again once they are written. */
    private CompletableFuture<PlannedBatch> generatePrompts(PlannedBatch planned) {
        long prompts = planned.plan().promptsToWrite();
        if (prompts == 0) {
            return CompletableFuture.completedFuture(planned);
        }
        return pass(planned, ImageSpecification::n, prompts, () -> new PromptWorker(run, filter))
                .thenApply(done -> {
                    PlannedBatch written = plan();
                    progress.planned(written.plan());
                    return written;
                });
    }

    private CompletableFuture<PlannedBatch> generateImages(PlannedBatch planned) {
        long images = planned.plan().unique();
        return pass(planned, this::imagesPerCall, images, () -> new ImageWorker(run, planned, filter));
    }

    private CompletableFuture<PlannedBatch> resolveDuplicates(PlannedBatch planned) {
        long duplicates = planned.plan().duplicates();
        return duplicates == 0
                ? CompletableFuture.completedFuture(planned)
                : pass(planned, ImageSpecification::n, duplicates, () -> new DuplicateWorker(run, planned));
    }

    /** Runs one pass with at most as many workers as there is work for. */
    private CompletableFuture<PlannedBatch> pass(
            PlannedBatch planned, ToIntFunction<ImageSpecification> shareSize, long work, Supplier<Worker> workers) {
        int count = (int) Math.max(1, Math.min(work, settings.limits().concurrency()));
        DependencyQueue waiting = new DependencyQueue(planned, new ItemFactory(settings, run.batch()));
        try {
            WorkQueue queue = new WorkQueue(source.open(), planned, waiting, shareSize);
            return new BatchPass(queue, control, settings.storage().ledger(), threads, workers)
                    .start(count)
                    .thenApply(done -> planned);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The images of one call: one worker requests them in turn, several at once. */
    private int imagesPerCall(ImageSpecification specification) {
        return Math.max(
                1,
                settings.generation()
                        .providers()
                        .primary(specification)
                        .capabilities()
                        .maxImagesPerCall());
    }

    private PlannedBatch plan() {
        try {
            return settings.planner(run.batch()).plan(source, filter);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void onTick() {
        control.checkDeadline();
        progress.onTick();
    }

    private ImageBatchResult ended(@Nullable PlannedBatch planned, @Nullable Throwable thrown) {
        ScheduledFuture<?> ticks = ticker;
        if (ticks != null) {
            ticks.cancel(false);
        }
        progress.stopped();
        if (thrown != null) {
            progress.failed(cause(thrown));
            throw new CompletionException(cause(thrown));
        }
        return progress.ended();
    }

    private void complete(@Nullable ImageBatchResult ended, @Nullable Throwable thrown) {
        if (thrown == null) {
            result.complete(ended);
        } else {
            result.completeExceptionally(cause(thrown));
        }
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
