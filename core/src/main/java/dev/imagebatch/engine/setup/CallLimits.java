package dev.imagebatch.engine.setup;

import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a batch's calls.
 *
 * @param budget the money that may be spent
 * @param pace the rate at which calls may start
 * @param retries which failures are retried
 * @param concurrency how many calls run at once
 * @param timeout the time limit of one call
 * @param deadline the end of every batch, or null if there is none
 */
public record CallLimits(
        Budget budget,
        Pace pace,
        RetryPolicy retries,
        int concurrency,
        Duration timeout,
        @Nullable Instant deadline) {}
