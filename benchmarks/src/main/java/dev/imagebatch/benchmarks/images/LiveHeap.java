package dev.imagebatch.benchmarks.images;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** A sampler of the live heap after full collections that keeps the maximum. */
final class LiveHeap implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .toList();
    private final Thread watcher = new Thread(this::watchOn, "live-heap");
    private volatile long most;

    private LiveHeap() {}

    static LiveHeap watch() {
        LiveHeap heap = new LiveHeap();
        heap.watcher.setDaemon(true);
        heap.watcher.start();
        return heap;
    }

    double mostMegabytes() {
        return most / 1e6;
    }

    private void watchOn() {
        try {
            while (true) {
                ManagementFactory.getMemoryMXBean().gc();
                most = Math.max(most, leftByCollection());
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long leftByCollection() {
        return heap.stream()
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
