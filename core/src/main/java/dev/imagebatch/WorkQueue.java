package dev.imagebatch;

import dev.imagebatch.plan.PlannedBatch;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The specifications of a planned batch, from which workers help themselves. */
final class WorkQueue implements Closeable {

    private final ReentrantLock lock = new ReentrantLock();
    private final SpecificationReader reader;
    private final PlannedBatch planned;
    private long ordinal;

    /** A specification and the place of its first item in the batch. */
    record Work(ImageSpecification specification, long ordinal) {}

    WorkQueue(SpecificationSource source, PlannedBatch planned) throws IOException {
        this.reader = source.open();
        this.planned = planned;
    }

    @Nullable Work next() throws IOException {
        lock.lock();
        try {
            SpecificationEntry entry;
            while ((entry = reader.next()) != null) {
                if (entry.specification().isEmpty()) {
                    continue;
                }
                Work work = new Work(entry.specification().get(), ordinal);
                ordinal += work.specification().n();
                if (!planned.isSetAside(work.ordinal())) {
                    return work;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
