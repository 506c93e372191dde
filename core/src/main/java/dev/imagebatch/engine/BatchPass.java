package dev.imagebatch.engine;

import dev.imagebatch.engine.control.RunControl;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.WorkItem;
import dev.imagebatch.ledger.Ledger;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the specifications of a batch, shared by workers.
 *
 * <p>A worker ends when nothing is ready, and another starts once something is: no thread waits for an image that this run
 * or another one is generating. The last worker to end completes the pass, so that the next pass starts on its thread. An
 * unexpected error fails the specification that it came from; a failure of source or ledger ends the run.
 */
final class BatchPass {

    private final WorkQueue queue;
    private final RunControl control;
    private final Ledger ledger;
    private final Executor executor;
    private final Supplier<Worker> workers;
    private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int concurrency;
    private int active;
    private boolean isEnded;

    /**
     * Creates a pass.
     *
     * @param queue the specifications
     * @param control the switch of the run
     * @param ledger the ledger, which tells when another run is done with an item
     * @param executor the threads
     * @param workers a factory of workers, each for one thread
     */
    BatchPass(WorkQueue queue, RunControl control, Ledger ledger, Executor executor, Supplier<Worker> workers) {
        this.queue = queue;
        this.control = control;
        this.ledger = ledger;
        this.executor = executor;
        this.workers = workers;
    }

    /** Starts at most {@code most} workers at once; the future completes when all work is done. */
    CompletableFuture<Void> start(int most) {
        concurrency = most;
        control.onStop(() -> startWorker(1));
        startWorker(1);
        return done;
    }

    /** Starts a worker if there is work for it. */
    private void wake() {
        if (!control.isStopped() && queue.hasWork()) {
            startWorker(concurrency);
        }
    }

    /** Starts a worker unless {@code most} are active. */
    private void startWorker(int most) {
        lock.lock();
        try {
            if (active >= most || isEnded) {
                return;
            }
            active++;
        } finally {
            lock.unlock();
        }
        Throwable refused = ErrorBoundary.run(() -> executor.execute(this::runWorker));
        if (refused != null && !isDispensable(refused)) {
            ended(control.isStopped() ? null : refused);
            runWorker();
        }
    }

    /** Takes back the start of a worker for which the executor has no thread, if other workers do its work. */
    private boolean isDispensable(Throwable refused) {
        lock.lock();
        try {
            boolean isDispensable = refused instanceof RejectedExecutionException && active > 1;
            active -= isDispensable ? 1 : 0;
            return isDispensable;
        } finally {
            lock.unlock();
        }
    }

    private void runWorker() {
        ended(ErrorBoundary.run(this::work));
        if (isLast()) {
            complete();
        } else {
            wake(); // work may have become ready after this worker had found none
        }
    }

    private boolean isLast() {
        lock.lock();
        try {
            active--;
            isEnded = active == 0 && (control.isStopped() || queue.isFinished());
            return isEnded;
        } finally {
            lock.unlock();
        }
    }

    private void work() throws IOException, InterruptedException {
        Worker worker = workers.get();
        WorkItem work;
        while (!control.isStopped() && (work = queue.next()) != null) {
            wake();
            process(worker, work);
        }
    }

    private void process(Worker worker, WorkItem work) throws IOException, InterruptedException {
        try {
            ErrorBoundary.Completion<List<BusyWork>> processed = ErrorBoundary.call(() -> worker.process(work));
            Throwable thrown = processed.thrown();
            if (thrown instanceof IOException failure) {
                throw failure;
            }
            if (thrown instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            if (thrown != null) {
                worker.failed(thrown);
            }
            List<BusyWork> busy = processed.value();
            if (busy != null) {
                busy.forEach(this::defer);
            }
        } finally {
            queue.done(work);
        }
    }

    /** Puts work off until another run is done with its item. */
    private void defer(BusyWork busy) {
        queue.defer(busy.work());
        ledger.whenFree(busy.image(), () -> {
            queue.resume(busy.work());
            wake();
        });
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
