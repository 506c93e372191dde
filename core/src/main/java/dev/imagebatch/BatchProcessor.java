package dev.imagebatch;

import dev.imagebatch.engine.FirstResult;
import dev.imagebatch.engine.LedgerReview;
import dev.imagebatch.engine.RunningBatch;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.plan.BatchRefusedException;
import dev.imagebatch.planning.SpecificationFilter;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A processor of image specifications: plans, generates each distinct image once, stores it, and binds it to the
 * places that use it.
 *
 * <p>Every batch is planned before anything is spent. Images in the ledger are not generated again, the budget is never
 * exceeded, and after a crash the same call continues. Thread-safe: concurrent batches share budget, pace and ledger.
 *
 * <pre>{@code
 * try (BatchProcessor processor = BatchProcessor.builder(provider).output(Path.of("images")).build()) {
 *     ImageBatchResult result = processor.process(specifications);
 *     System.out.println(result.summary());
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class BatchProcessor implements AutoCloseable {

    private static final Failure NOT_TRIED =
            Failure.of(FailureKind.CANCELLED, FailureStage.GENERATING, "the batch ended before the image was tried");

    private final BatchSettings settings;
    private final @Nullable String fixedBatch;
    private final AutoCloseable owned;

    BatchProcessor(BatchSettings settings, @Nullable String fixedBatch, AutoCloseable owned) {
        this.settings = settings;
        this.fixedBatch = fixedBatch;
        this.owned = owned;
    }

    /** Returns a builder of a processor whose default provider is {@code provider}. */
    public static BatchProcessorBuilder builder(ImageProvider provider) {
        return new BatchProcessorBuilder(provider);
    }

    /**
     * Returns what a batch would do and cost. Spends nothing. The plan is the same until something changes.
     *
     * @throws UncheckedIOException if the source, the ledger or the storage cannot be read
     */
    public BatchPlan plan(SpecificationSource source) {
        return plan(source, SpecificationFilter.all());
    }

    /** Returns what {@link #redo} would do and cost; see {@link #plan(SpecificationSource)}. */
    public BatchPlan planRedo(SpecificationSource source, Collection<String> ids) {
        return plan(source, SpecificationFilter.regenerating(ids));
    }

    /**
     * Generates every image that is not stored yet. Returns once all items have finished.
     *
     * <p>A failed image is part of the result, never an exception. If the calling thread is interrupted, the batch is
     * cancelled: nothing new starts, and this throws once the images in flight are stored; a second interrupt aborts them.
     *
     * @throws BatchRefusedException if the plan has problems that are not set aside; nothing was spent
     * @throws UncheckedIOException if the source cannot be read, or the ledger cannot be read or written; images paid for
     *     until then are kept
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ImageBatchResult process(SpecificationSource source) throws InterruptedException {
        return await(start(source, SpecificationFilter.all(), settings));
    }

    /** Generates the images of these specifications; see {@link #process(SpecificationSource)}. */
    public ImageBatchResult process(Collection<ImageSpecification> specifications) throws InterruptedException {
        return process(SpecificationSource.of(specifications));
    }

    /**
     * Generates one image.
     *
     * @throws IllegalArgumentException if the specification asks for several variants
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ImageGenerationResult process(ImageSpecification specification) throws InterruptedException {
        if (specification.n() != 1) {
            throw new IllegalArgumentException("one result is for one image, and " + specification.id() + " asks for "
                    + specification.n() + "; use a batch");
        }
        FirstResult first = new FirstResult();
        BatchSettings its = settings.withListener(BatchListener.all(first, settings.listener()));
        await(start(SpecificationSource.of(specification), SpecificationFilter.all(), its));
        return first.result()
                .orElseGet(() -> ImageGenerationResult.skipped(specification, 0, NOT_TRIED)
                        .build());
    }

    /** Starts {@link #process(SpecificationSource)} on the processor's threads and returns at once. */
    public BatchRun processAsync(SpecificationSource source) {
        return runAsync(source, SpecificationFilter.all());
    }

    /** Starts {@link #redo} on the processor's threads and returns at once. */
    public BatchRun redoAsync(SpecificationSource source, Collection<String> ids) {
        return runAsync(source, SpecificationFilter.regenerating(ids));
    }

    /**
     * Generates the images of some specifications again and pays for them again, such as images that failed for good. The
     * earlier images are kept.
     *
     * @param source the specifications
     * @param ids the ids of those to generate again
     * @throws IllegalArgumentException if there are no ids
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ImageBatchResult redo(SpecificationSource source, Collection<String> ids) throws InterruptedException {
        return await(start(source, SpecificationFilter.regenerating(ids), settings));
    }

    /**
     * Returns the recorded result of every item, in the order of the source. Generates nothing.
     *
     * @param source the specifications
     * @param batch the batch whose images count as generated; those of others count as reused
     * @return a stream to be closed by the caller; reading it throws {@link UncheckedIOException} if the source, the
     *     ledger or the storage cannot be read
     */
    public Stream<ImageGenerationResult> review(SpecificationSource source, String batch) {
        try {
            return new LedgerReview(settings, batch).of(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Closes the resources that the processor opened: its threads, and the ledger of {@link
     * BatchProcessorBuilder#output}.
     *
     * @throws UncheckedIOException if the ledger cannot be closed
     */
    @Override
    public void close() {
        try {
            owned.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private BatchPlan plan(SpecificationSource source, SpecificationFilter selection) {
        try {
            return settings.planner(batch()).plan(source, selection).plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private BatchRun runAsync(SpecificationSource source, SpecificationFilter selection) {
        RunningBatch running = created(source, selection, settings);
        settings.runtime().executor().execute(running::start);
        return new BatchRun(running);
    }

    private RunningBatch start(SpecificationSource source, SpecificationFilter selection, BatchSettings its) {
        RunningBatch running = created(source, selection, its);
        running.start();
        return running;
    }

    private RunningBatch created(SpecificationSource source, SpecificationFilter selection, BatchSettings its) {
        return new RunningBatch(its, source, selection, batch());
    }

    private static ImageBatchResult await(RunningBatch running) throws InterruptedException {
        try {
            return running.result().get();
        } catch (InterruptedException e) {
            running.cancel();
            awaitInOrder(running);
            throw e;
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static void awaitInOrder(RunningBatch running) {
        try {
            running.result().get();
        } catch (InterruptedException e) {
            running.abort();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException runtime) {
            return runtime;
        }
        return cause instanceof IOException io
                ? new UncheckedIOException(io.getMessage(), io)
                : new CompletionException(cause);
    }

    private String batch() {
        return fixedBatch != null
                ? fixedBatch
                : BatchIds.create(
                        settings.runtime().time().instant(), settings.runtime().random());
    }
}
