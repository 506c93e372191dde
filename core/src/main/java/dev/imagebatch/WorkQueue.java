package dev.imagebatch;

import dev.imagebatch.plan.Links;
import dev.imagebatch.plan.PlannedBatch;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The specifications of a planned batch, from which workers help themselves, in order. One that starts from an image of
 * another one that is still being made waits beside the queue, and goes first once that one is done.
 */
final class WorkQueue implements Closeable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition workDone = lock.newCondition();
    private final SpecificationReader reader;
    private final PlannedBatch planned;
    private final BooleanSupplier isStopped;
    private final Waiting waiting;
    private boolean isRead;
    private long ordinal;

    /** A specification and the place of its first item in the batch. */
    record Work(ImageSpecification specification, long ordinal) {}

    WorkQueue(SpecificationReader reader, PlannedBatch planned, Waiting waiting, BooleanSupplier isStopped) {
        this.reader = reader;
        this.planned = planned;
        this.waiting = waiting;
        this.isStopped = isStopped;
    }

    /** The next one; null when all are handed out, or the batch is stopped. Waits while only waiting ones are left. */
    @Nullable Work next() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Work ready = waiting.ready();
                if (ready != null) {
                    return ready;
                }
                Work read = isRead || waiting.isFull() ? null : read();
                if (read != null && waiting.begin(read)) {
                    return read;
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
            waiting.done(work);
            workDone.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Work read() throws IOException {
        SpecificationEntry entry;
        while ((entry = reader.next()) != null) {
            if (entry.specification().isPresent()) {
                ImageSpecification specification = entry.specification().get();
                long first = ordinal;
                ordinal += specification.n();
                if (!planned.isSetAside(first)) {
                    Links.Linked linked = planned.links().link(specification, first);
                    return new Work(linked.specification(), first);
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
