package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.WorkItem;
import dev.imagebatch.planning.OutputLinks;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The specifications of one pass in their order, shared by its workers. One that depends on an image in progress waits, and
 * is next once that image is done; so does work that was put off. One with many images is divided into shares for several
 * workers. Thread-safe.
 */
final class WorkQueue implements Closeable {

    private final ReentrantLock lock = new ReentrantLock();
    private final SpecificationReader reader;
    private final PlannedBatch planned;
    private final DependencyQueue waiting;
    private final ToIntFunction<ImageSpecification> shareSize;
    private final Deque<WorkItem> shares = new ArrayDeque<>();
    private final Map<Long, Integer> sharesLeft = new HashMap<>();
    private boolean isRead;
    private int deferred;
    private long ordinal;

    /**
     * Creates a queue.
     *
     * @param reader the specifications
     * @param planned the plan
     * @param waiting the queue of those that wait
     * @param shareSize how many images of a specification one worker generates
     */
    WorkQueue(
            SpecificationReader reader,
            PlannedBatch planned,
            DependencyQueue waiting,
            ToIntFunction<ImageSpecification> shareSize) {
        this.reader = reader;
        this.planned = planned;
        this.waiting = waiting;
        this.shareSize = shareSize;
    }

    /** Removes and returns the next one; returns null if none is ready. */
    @Nullable WorkItem next() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!shares.isEmpty()) {
                return shares.remove();
            }
            WorkItem ready = waiting.ready();
            if (ready != null) {
                return shared(ready);
            }
            WorkItem read;
            while (!waiting.isFull() && (read = read()) != null) {
                if (waiting.begin(read)) {
                    return shared(read);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether {@link #next} may return something. */
    boolean hasWork() {
        return locked(() -> !shares.isEmpty() || waiting.hasReady() || !isRead && !waiting.isFull());
    }

    /** Returns whether everything was processed, once no worker is active. */
    boolean isFinished() {
        return locked(() -> isRead && shares.isEmpty() && waiting.isEmpty() && deferred == 0);
    }

    /** Puts a part of work off, before that is {@link #done}. */
    void defer(WorkItem part) {
        locked(() -> {
            deferred++;
            return sharesLeft.merge(part.ordinal(), 1, Integer::sum);
        });
    }

    /** Makes work ready that was put off. */
    void resume(WorkItem part) {
        locked(() -> {
            deferred--;
            return shares.add(part);
        });
    }

    /** Marks work that was returned by {@link #next} as done, whatever its outcome. */
    void done(WorkItem work) {
        locked(() -> {
            int left = sharesLeft.merge(work.ordinal(), -1, Integer::sum);
            if (left <= 0) {
                sharesLeft.remove(work.ordinal());
                waiting.done(work);
            }
            return left;
        });
    }

    /** Returns the first share; the others are next. */
    private WorkItem shared(WorkItem whole) {
        int size = whole.to() == 1 ? 1 : shareSize.applyAsInt(whole.specification());
        int parts = 1;
        for (int from = size; from < whole.to(); from += size) {
            int to = Math.min(from + size, whole.to());
            shares.add(new WorkItem(whole.specification(), whole.ordinal(), from, to));
            parts++;
        }
        sharesLeft.put(whole.ordinal(), parts);
        return new WorkItem(whole.specification(), whole.ordinal(), 0, Math.min(size, whole.to()));
    }

    private @Nullable WorkItem read() throws IOException {
        if (isRead) {
            return null;
        }
        SpecificationEntry entry;
        while ((entry = reader.next()) != null) {
            if (entry.specification().isPresent()) {
                ImageSpecification specification = entry.specification().get();
                long first = ordinal;
                ordinal += specification.n();
                if (!planned.isExcluded(first)) {
                    OutputLinks.LinkedSpecification linked = planned.links().link(specification, first);
                    return new WorkItem(linked.specification(), first, 0, specification.n());
                }
            }
        }
        isRead = true;
        return null;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
