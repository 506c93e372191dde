package dev.imagebatch.engine;

import dev.imagebatch.engine.control.RunControl;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.WorkItem;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the specifications of a batch, shared by workers.
 *
 * <p>The last worker to end completes the pass, so that the next pass starts on its thread and none only waits. An
 * unexpected error fails the specification that it came from; a failure of source or ledger ends the run.
 */
final class BatchPass {

    private final WorkQueue queue;
    private final RunControl control;
    private final Supplier<Worker> workers;
    private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    BatchPass(WorkQueue queue, RunControl control, Supplier<Worker> workers) {
        this.queue = queue;
        this.control = control;
        this.workers = workers;
    }

    /** Starts {@code count} workers; the future completes when all have ended. */
    CompletableFuture<Void> start(int count, Executor executor) {
        AtomicInteger left = new AtomicInteger(count);
        for (int i = 0; i < count; i++) {
            Runnable worker = () -> {
                ended(ErrorBoundary.run(this::work));
                if (left.decrementAndGet() == 0) {
                    complete();
                }
            };
            Throwable refused = ErrorBoundary.run(() -> executor.execute(worker));
            if (refused != null) {
                ended(refused);
                worker.run();
            }
        }
        return done;
    }

    private void work() throws IOException, InterruptedException {
        Worker worker = workers.get();
        WorkItem work;
        while (!control.isStopped() && (work = queue.next(control)) != null) {
            process(worker, work);
        }
    }

    private void process(Worker worker, WorkItem work) throws IOException, InterruptedException {
        try {
            Throwable thrown = ErrorBoundary.run(() -> worker.process(work));
            if (thrown instanceof IOException failure) {
                throw failure;
            }
            if (thrown instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            if (thrown != null) {
                worker.failed(thrown);
            }
        } finally {
            queue.done(work);
        }
    }

    /** Stops the run if a worker ended early. */
    private void ended(@Nullable Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            if (!control.isStopped()) {
                Thread.currentThread().interrupt();
            }
            control.stop();
        } else if (thrown != null) {
            fatal.compareAndSet(null, thrown);
            control.stop();
        }
    }

    private void complete() {
        ended(ErrorBoundary.run(queue::close));
        Throwable cause = fatal.get();
        if (cause == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(cause);
        }
    }
}
