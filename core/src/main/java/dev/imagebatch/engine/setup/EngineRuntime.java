package dev.imagebatch.engine.setup;

import dev.imagebatch.time.TimeSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The threads, the clock and the randomness of a batch.
 *
 * @param executor the threads of the workers
 * @param timeouts the time limits of calls
 * @param time the clock
 * @param random the source of jitter and ids
 */
public record EngineRuntime(Executor executor, CallTimeouts timeouts, TimeSource time, RandomGenerator random) {}
