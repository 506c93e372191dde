package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.TransformException;
import java.util.concurrent.Semaphore;

/**
 * A limit on the bytes of decoded pixels in memory at the same time.
 *
 * <p>Threads wait in order until enough bytes are free; a request that exceeds the limit is refused. Thread-safe.
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
     * @param bytes the limit, at least 1
     * @throws IllegalArgumentException if {@code bytes} is below 1
     */
    public static PixelMemoryLimit of(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("pixel memory must be at least 1 byte: " + bytes);
        }
        return new PixelMemoryLimit(bytes);
    }

    /** Returns the limit in bytes. */
    public long bytes() {
        return bytes;
    }

    /**
     * Waits until enough bytes are free and reserves them. A thread must reserve all bytes it needs in one call: a
     * second reservation while holding the first may wait forever.
     *
     * @param needed the number of bytes to reserve
     * @throws TransformException if {@code needed} exceeds the limit
     * @throws InterruptedException if the thread is interrupted before or during the wait
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

    /** A reservation of bytes. */
    public static final class Reservation implements AutoCloseable {

        private final Semaphore blocks;
        private int count;

        private Reservation(Semaphore blocks, int count) {
            this.blocks = blocks;
            this.count = count;
        }

        /** Releases the bytes; further calls have no effect. */
        @Override
        public synchronized void close() {
            blocks.release(count);
            count = 0;
        }
    }
}
