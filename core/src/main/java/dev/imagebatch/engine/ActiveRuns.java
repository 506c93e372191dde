package dev.imagebatch.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of one processor that have not ended, until it is closed. Thread-safe. */
public final class ActiveRuns {

    /** The time in which an aborted call has to react. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Longer than a thread leaves the tasks of a run to the executor that was set. */
    private static final Duration TURN = Duration.ofMillis(300);

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<RunningBatch> running = new HashSet<>();
    private boolean isClosed;

    /**
     * Adds a run, until it ends.
     *
     * @throws IllegalStateException if the processor is closed
     */
    public void add(RunningBatch run) {
        lock.lock();
        try {
            requireOpen();
            running.add(run);
        } finally {
            lock.unlock();
        }
        run.result().whenComplete((result, thrown) -> remove(run));
    }

    /**
     * Checks that the processor is open.
     *
     * @throws IllegalStateException if it is closed
     */
    public void requireOpen() {
        lock.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("the processor is closed; build another one");
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends all runs: cancels them, waits for calls in flight up to a bound, then aborts those. No other run starts. A thread
     * of a run, such as that of a listener, does not wait.
     *
     * @return completes once all runs have ended; it has, unless the calling thread belongs to a run
     */
    public CompletableFuture<Void> close(Duration bound) {
        List<RunningBatch> ending = closed();
        ending.forEach(RunningBatch::cancel);
        CompletableFuture<?>[] results = ending.stream()
                .map(run -> run.result().handle((result, thrown) -> run))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> ended = CompletableFuture.allOf(results);
        if (ending.stream().anyMatch(RunningBatch::isOwnThread)) {
            return ended;
        }
        boolean isInterrupted = !await(ending, ended, bound);
        if (!ended.isDone()) {
            long late = ending.stream().filter(run -> !run.result().isDone()).count();
            log().warn(
                            "calls of {} are aborted, which did not end within {}",
                            late == 1 ? "1 run" : late + " runs",
                            bound);
            ending.forEach(RunningBatch::abort);
            isInterrupted |= !await(ending, ended, GRACE);
            ending.forEach(RunningBatch::abandon);
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    private List<RunningBatch> closed() {
        lock.lock();
        try {
            isClosed = true;
            return List.copyOf(running);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for runs, by turns, since each may need this thread; returns false if the thread was interrupted. */
    private static boolean await(List<RunningBatch> runs, CompletableFuture<Void> ended, Duration bound) {
        long start = System.nanoTime();
        try {
            while (!runs.stream().allMatch(run -> run.result().isDone()) && left(bound, start) > 0) {
                for (RunningBatch run : runs) {
                    run.await(Duration.ofNanos(Math.min(TURN.toNanos(), left(bound, start))));
                }
            }
            ended.get(left(bound, start), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the outcome of a run was not handled", e);
        }
    }

    private static long left(Duration bound, long start) {
        return RunningBatch.nanos(bound) - (System.nanoTime() - start);
    }

    private void remove(RunningBatch run) {
        lock.lock();
        try {
            running.remove(run);
        } finally {
            lock.unlock();
        }
    }

    private static Logger log() {
        return LoggerFactory.getLogger("dev.imagebatch");
    }
}
