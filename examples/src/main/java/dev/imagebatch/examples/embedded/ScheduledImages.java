package dev.imagebatch.examples.embedded;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchRun;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.spec.SpecificationSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A job that generates missing images again and again, and never twice at once. */
public final class ScheduledImages implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ScheduledImages.class.getName());

    private final BatchProcessor processor;
    private final Supplier<SpecificationSource> catalogue;
    private final BatchListener listener;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile @Nullable BatchRun last;

    /**
     * Creates a job that is not started.
     *
     * @param processor the processor, which the job closes
     * @param catalogue the specifications at the time of a run
     * @param listener hears how each run ends
     */
    public ScheduledImages(BatchProcessor processor, Supplier<SpecificationSource> catalogue, BatchListener listener) {
        this.processor = processor;
        this.catalogue = catalogue;
        this.listener = listener;
    }

    /** Starts a batch now and then every {@code period}. */
    public void every(Duration period) {
        timer.scheduleAtFixedRate(this::runUnlessRunning, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns the batch that was started last. */
    public Optional<BatchRun> last() {
        return Optional.ofNullable(last);
    }

    private void runUnlessRunning() {
        BatchRun earlier = last;
        if (earlier != null && !earlier.isDone()) {
            return;
        }
        try {
            last = processor.processAsync(catalogue.get(), listener);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "no batch was started; the next period tries again", e);
        }
    }

    /** Cancels the batch, and returns once its calls in flight have ended and their images are stored. */
    @Override
    public void close() {
        timer.shutdown();
        processor.close();
    }
}
