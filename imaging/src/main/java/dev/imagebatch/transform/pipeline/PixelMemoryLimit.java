package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.TransformException;
import java.util.concurrent.Semaphore;

/**
 * A limit of the bytes of decoded pixels in memory at once.
 *
 * <p>Threads that need more than is free wait in order; a need beyond the limit is refused. Thread-safe.
 *
 * @since 0.1
 */
public final class PixelMemoryLimit {

    private static final long BLOCK = 4096;
    private static final double SHARE_OF_HEAP = 0.6;

    private final long bytes;
    private final Semaphore blocks;

    private PixelMemoryLimit(long bytes) {
        this.bytes = bytes;
        this.blocks = new Semaphore(blocks(bytes), true);
    }

    /** Returns a limit of three fifths of the maximum heap. */
    public static PixelMemoryLimit ofHeap() {
        return of((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }

    /**
     * Returns a limit of a number of bytes.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public static PixelMemoryLimit of(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("pixel memory must be at least 1 byte: " + bytes);
        }
        return new PixelMemoryLimit(bytes);
    }

    /** Returns the limit. */
    public long bytes() {
        return bytes;
    }

    /**
     * Waits until enough bytes are free and reserves them. A thread must reserve all that it needs at once: reserving more
     * while holding some may wait for ever.
     *
     * @throws TransformException if more than the limit is needed
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public Reservation reserve(long needed) throws TransformException, InterruptedException {
        if (needed > bytes) {
            throw new TransformException("its pixels need " + megabytes(needed) + " MB of memory, and there may be "
                    + megabytes(bytes) + " MB of them: give Java a larger heap (-Xmx)");
        }
        int count = blocks(needed);
        blocks.acquire(count);
        return new Reservation(blocks, count);
    }

    @Override
    public String toString() {
        return "PixelMemoryLimit[" + megabytes(bytes) + " MB]";
    }

    private static int blocks(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, (Math.max(0, bytes) + BLOCK - 1) / BLOCK);
    }

    private static long megabytes(long bytes) {
        return Math.max(1, bytes / 1_000_000);
    }

    /** Reserved bytes. */
    public static final class Reservation implements AutoCloseable {

        private final Semaphore blocks;
        private int count;

        private Reservation(Semaphore blocks, int count) {
            this.blocks = blocks;
            this.count = count;
        }

        /** Releases the bytes; a second call does nothing. */
        @Override
        public synchronized void close() {
            blocks.release(count);
            count = 0;
        }
    }
}
