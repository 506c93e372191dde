package dev.imagebatch.engine;

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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The specifications of a planned batch, from which workers help themselves, in order. One that starts from an image of
 * another one that is still being made waits beside the queue, and goes first once that one is done. One of many images is
 * handed out in shares, so that several workers make them at once.
 */
final class WorkQueue implements Closeable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition workDone = lock.newCondition();
    private final SpecificationReader reader;
    private final PlannedBatch planned;
    private final BooleanSupplier isStopped;
    private final DependencyQueue waiting;
    private final Sharing sharing;
    private final Deque<Work> shares = new ArrayDeque<>();
    private final Map<Long, Integer> sharesLeft = new HashMap<>();
    private boolean isRead;
    private long ordinal;

    /**
     * A specification, or a share of its images.
     *
     * @param specification the specification
     * @param ordinal the place of its first item in the batch
     * @param from the first variant of the share
     * @param to the one behind the last
     */
    record Work(ImageSpecification specification, long ordinal, int from, int to) {}

    /** How many images of a specification one worker makes. */
    @FunctionalInterface
    interface Sharing {
        int share(ImageSpecification specification);
    }

    WorkQueue(
            SpecificationReader reader,
            PlannedBatch planned,
            DependencyQueue waiting,
            Sharing sharing,
            BooleanSupplier isStopped) {
        this.reader = reader;
        this.planned = planned;
        this.waiting = waiting;
        this.sharing = sharing;
        this.isStopped = isStopped;
    }

    /** The next one; null when all are handed out, or the batch is stopped. Waits while only waiting ones are left. */
    @Nullable Work next() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (!shares.isEmpty()) {
                    return shares.remove();
                }
                Work ready = waiting.ready();
                if (ready != null) {
                    return shared(ready);
                }
                Work read = isRead || waiting.isFull() ? null : read();
                if (read != null && waiting.begin(read)) {
                    return shared(read);
                }
                if (read == null && (waiting.isEmpty() || isStopped.getAsBoolean())) {
                    return null;
                }
                if (read == null) {
                    workDone.await();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever was handed a work says when it is done, whatever came of it. */
    void done(Work work) {
        lock.lock();
        try {
            int left = sharesLeft.merge(work.ordinal(), -1, Integer::sum);
            if (left <= 0) {
                sharesLeft.remove(work.ordinal());
                waiting.done(work);
            }
            workDone.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first share; the others go next. */
    private Work shared(Work whole) {
        int share = whole.to() == 1 ? 1 : sharing.share(whole.specification());
        for (int from = share; from < whole.to(); from += share) {
            int to = Math.min(from + share, whole.to());
            shares.add(new Work(whole.specification(), whole.ordinal(), from, to));
        }
        sharesLeft.put(whole.ordinal(), shares.size() + 1);
        workDone.signalAll();
        return new Work(whole.specification(), whole.ordinal(), 0, Math.min(share, whole.to()));
    }

    private @Nullable Work read() throws IOException {
        SpecificationEntry entry;
        while ((entry = reader.next()) != null) {
            if (entry.specification().isPresent()) {
                ImageSpecification specification = entry.specification().get();
                long first = ordinal;
                ordinal += specification.n();
                if (!planned.isExcluded(first)) {
                    OutputLinks.LinkedSpecification linked = planned.links().link(specification, first);
                    return new Work(linked.specification(), first, 0, specification.n());
                }
            }
        }
        isRead = true;
        return null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
