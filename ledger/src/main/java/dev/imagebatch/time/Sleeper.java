package dev.imagebatch.time;

import java.time.Duration;

/**
 * A way to wait.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits for {@code duration}; returns at once if it is zero or negative.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    void sleep(Duration duration) throws InterruptedException;
}
