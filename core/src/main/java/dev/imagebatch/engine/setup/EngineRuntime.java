package dev.imagebatch.engine.setup;

import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The threads, the clock and the randomness of a batch.
 *
 * @param executor the threads of the workers
 * @param patience how long a thread that waits for a batch leaves its tasks to the executor; null if that has threads for all
 * @param timeouts the time limits of calls
 * @param time the clock
 * @param random the source of jitter and ids
 */
public record EngineRuntime(
        Executor executor,
        @Nullable Duration patience,
        CallTimeouts timeouts,
        TimeSource time,
        RandomGenerator random) {}
