package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.TransformException;
import java.util.concurrent.Semaphore;

/**
 * How many bytes of decoded pixels may be in memory at once, whoever decodes them.
 *
 * <p>Who needs more than is free waits, in order; what is larger than the whole is refused. Thread-safe.
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

    /** Three fifths of the largest heap that this Java may have. */
    public static PixelMemoryLimit ofHeap() {
        return of((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }

    /**
     * A number of bytes.
     *
     * @throws IllegalArgumentException if there is not one
     */
    public static PixelMemoryLimit of(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("the memory for pixels is at least 1 byte: " + bytes);
        }
        return new PixelMemoryLimit(bytes);
    }

    /** How many there may be. */
    public long bytes() {
        return bytes;
    }

    /**
     * Waits until as many bytes are free and takes them. A thread asks once for all that it needs: asking for more
     * while holding some may wait for ever.
     *
     * @throws TransformException if it is more than there may ever be
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
        return "PixelMemory[" + megabytes(bytes) + " MB]";
    }

    private static int blocks(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, (Math.max(0, bytes) + BLOCK - 1) / BLOCK);
    }

    private static long megabytes(long bytes) {
        return Math.max(1, bytes / 1_000_000);
    }

    /** Bytes that are taken until they are given back. */
    public static final class Reservation implements AutoCloseable {

        private final Semaphore blocks;
        private int count;

        private Reservation(Semaphore blocks, int count) {
            this.blocks = blocks;
            this.count = count;
        }

        /** Gives them back; a second time does nothing. */
        @Override
        public synchronized void close() {
            blocks.release(count);
            count = 0;
        }
    }
}
