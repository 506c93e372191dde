package dev.imagebatch.engine;

import dev.imagebatch.engine.call.AttemptRunner;
import dev.imagebatch.engine.call.PromptAttemptRunner;
import dev.imagebatch.engine.call.PromptGeneration;
import dev.imagebatch.engine.call.RetryLoop;
import dev.imagebatch.engine.control.AdmissionGate;
import dev.imagebatch.engine.control.RunControl;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.delivery.ImageDelivery;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.plan.BatchRefusedException;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.planning.SpecificationFilter;
import dev.imagebatch.policy.InvalidSpecificationPolicy;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of a batch: it is planned, then its different pictures are made, then duplicates are resolved.
 *
 * <p>Each pass reads the source once more. Workers help themselves from it; the last one to end starts the next pass, so
 * that no thread only waits.
 */
public final class RunningBatch {

    private final BatchSettings settings;
    private final SpecificationSource source;
    private final SpecificationFilter selection;
    private final String batch;
    private final RunProgress tally;
    private final RunControl control;
    private final AdmissionGate gate;
    private final AttemptRunner caller;
    private final RetryLoop generating;
    private final PromptAttemptRunner promptCaller;
    private final PromptGeneration writing;
    private final CompletableFuture<ImageBatchResult> result = new CompletableFuture<>();
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private volatile @Nullable ScheduledFuture<?> clock;

    public RunningBatch(
            BatchSettings settings, SpecificationSource source, SpecificationFilter selection, String batch) {
        this.settings = settings;
        this.source = source;
        this.selection = selection;
        this.batch = batch;
        this.control = new RunControl(settings.time(), settings.deadline());
        this.gate = new AdmissionGate(settings, control);
        this.tally = new RunProgress(settings, batch, gate, control);
        this.caller = new AttemptRunner(settings, batch, tally);
        this.generating = new RetryLoop(settings, gate, caller, control, tally);
        this.promptCaller = new PromptAttemptRunner(settings, batch, caller, tally);
        this.writing = new PromptGeneration(settings, batch, gate, control, promptCaller);
    }

    public CompletableFuture<ImageBatchResult> result() {
        return result;
    }

    public BatchProgress progress() {
        return tally.progress();
    }

    public void pause() {
        control.pause();
        tally.waiting();
    }

    public void resume() {
        control.resume();
        tally.waiting();
    }

    /** Nothing new starts; what is in flight is finished. */
    public void cancel() {
        control.stop();
    }

    /** What is in flight is ended too, and noted as possibly charged. */
    public void abort() {
        control.stop();
        caller.abort();
        promptCaller.abort();
    }

    public void start() {
        tally.started(batch);
        clock = settings.watchdog().everySecond(this::onTick);
        try {
            PlannedBatch planned = plan();
            if (!planned.plan().isRunnable() && settings.onProblems() == InvalidSpecificationPolicy.REFUSE) {
                throw new BatchRefusedException(planned.plan());
            }
            tally.planned(planned.plan());
            if (planned.plan().promptsToWrite() > 0) {
                writePrompts(planned);
            } else {
                makePictures(planned);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private PlannedBatch plan() throws IOException {
        return settings.planner(batch).plan(source, selection);
    }

    private void fail(Exception cause) {
        fatal.compareAndSet(null, cause);
        finish();
    }

    /** What a picture is, is known once its words are: then the batch is planned once more. */
    private void writePrompts(PlannedBatch planned) throws IOException {
        WorkerFactory writers = (plan, keys) -> (work, resolution, items) -> {
            if (work.specification().promptWriter().isPresent()) {
                writing.write(work.specification(), selection);
            }
        };
        int most = (int) Math.max(1, Math.min(planned.plan().promptsToWrite(), settings.concurrency()));
        pass(planned, new Sharers(most, ImageSpecification::n), writers, () -> {
            try {
                PlannedBatch written = plan();
                tally.planned(written.plan());
                makePictures(written);
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        });
    }

    private void onTick() {
        control.checkDeadline();
        tally.onTick();
    }

    private void makePictures(PlannedBatch planned) throws IOException {
        int most = (int) Math.max(1, Math.min(planned.plan().unique(), settings.concurrency()));
        boolean duplicates = planned.plan().duplicates() > 0;
        pass(
                planned,
                new Sharers(most, this::imagesOfCall),
                this::pictureWorker,
                duplicates ? () -> resolveDuplicates(planned) : this::finish);
    }

    private void resolveDuplicates(PlannedBatch planned) {
        try {
            int most = (int) Math.min(planned.plan().duplicates(), settings.concurrency());
            pass(planned, new Sharers(most, ImageSpecification::n), this::duplicateWorker, this::finish);
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Gives one worker's share of the work, item by item. */
    private interface Worker {
        void work(WorkQueue.Work work, Resolution resolution, List<Item> items)
                throws IOException, InterruptedException;
    }

    private interface WorkerFactory {
        Worker create(PlannedBatch planned, ItemFingerprinter keys);
    }

    /**
     * Who shares a pass.
     *
     * @param workers how many workers
     * @param sharing how many images of a specification each of them takes
     */
    private record Sharers(int workers, WorkQueue.Sharing sharing) {}

    /** One call's worth: what one worker asks for in turn, several ask for at once. */
    private int imagesOfCall(ImageSpecification specification) {
        return Math.max(
                1, settings.routes().primary(specification).capabilities().maxImagesPerCall());
    }

    private void pass(PlannedBatch planned, Sharers sharers, WorkerFactory factory, Runnable next) throws IOException {
        ItemFingerprinter keys = new ItemFingerprinter(settings.reuse(), batch);
        DependencyQueue waiting = new DependencyQueue(
                planned,
                work -> items(work, resolution(work), keys).stream()
                        .map(Item::key)
                        .toList());
        WorkQueue queue = new WorkQueue(source.open(), planned, waiting, sharers.sharing(), control::isStopped);
        AtomicInteger left = new AtomicInteger(sharers.workers());
        for (int i = 0; i < sharers.workers(); i++) {
            Runnable share = () -> {
                try {
                    drain(queue, planned, factory);
                } finally {
                    if (left.decrementAndGet() == 0) {
                        close(queue);
                        next.run();
                    }
                }
            };
            try {
                settings.executor().execute(share);
            } catch (RejectedExecutionException e) {
                fatal.compareAndSet(null, e);
                cancel();
                share.run();
            }
        }
    }

    private void drain(WorkQueue queue, PlannedBatch planned, WorkerFactory factory) {
        ItemFingerprinter keys = new ItemFingerprinter(settings.reuse(), batch);
        Worker worker = factory.create(planned, keys);
        try {
            WorkQueue.Work work;
            while (!control.isStopped() && (work = queue.next()) != null) {
                try {
                    Resolution resolution = resolution(work);
                    worker.work(work, resolution, items(work, resolution, keys));
                } finally {
                    queue.done(work);
                }
            }
        } catch (InterruptedException e) {
            boolean ownDoing = control.isStopped();
            cancel();
            if (!ownDoing) {
                Thread.currentThread().interrupt();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            fatal.compareAndSet(null, e);
            cancel();
        }
    }

    private Resolution resolution(WorkQueue.Work work) {
        return settings.routes().primary(work.specification());
    }

    private List<Item> items(WorkQueue.Work work, Resolution resolution, ItemFingerprinter keys) throws IOException {
        List<Item> items = new ArrayList<>(work.to() - work.from());
        long now = settings.time().nanoTime();
        for (int variant = work.from(); variant < work.to(); variant++) {
            items.add(Item.fresh(resolution, variant, keys.of(resolution, variant, work.ordinal() + variant), now));
        }
        return items;
    }

    private Worker pictureWorker(PlannedBatch planned, ItemFingerprinter keys) {
        OutcomeReporter ending = new OutcomeReporter(settings, batch, generating, tally, keys);
        ImageDelivery finishing = new ImageDelivery(settings, batch, planned);
        ItemFlow flow =
                new ItemFlow(settings, generating, finishing, new Prerequisites(settings, writing, tally), ending);
        return (work, resolution, items) -> {
            List<Item> firsts = items.stream()
                    .filter(item -> planned.isFirst(item.stored(), work.ordinal() + item.variant()))
                    .toList();
            flow.run(firsts, item -> isMadeAgain(planned, work, item));
        };
    }

    /** A picture that is finished in several ways is made again once. */
    private boolean isMadeAgain(PlannedBatch planned, WorkQueue.Work work, Item item) {
        return selection.regenerates() && planned.isFirst(item.key(), work.ordinal() + item.variant());
    }

    private Worker duplicateWorker(PlannedBatch planned, ItemFingerprinter keys) {
        DuplicateFlow flow = new DuplicateFlow(settings, batch, tally, keys);
        return (work, resolution, items) -> {
            for (Item item : items) {
                if (!planned.isFirst(item.stored(), work.ordinal() + item.variant())) {
                    flow.run(item);
                }
            }
        };
    }

    private void finish() {
        if (clock != null) {
            clock.cancel(false);
        }
        tally.over();
        Throwable cause = fatal.get();
        if (cause != null) {
            result.completeExceptionally(cause);
            return;
        }
        ImageBatchResult ended = tally.result(batch);
        tally.ended(ended);
        result.complete(ended);
    }

    private void close(WorkQueue queue) {
        try {
            queue.close();
        } catch (IOException e) {
            fatal.compareAndSet(null, e);
        }
    }
}
