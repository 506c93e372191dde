package dev.imagebatch.cli;

import dev.imagebatch.BatchIds;
import dev.imagebatch.time.TimeSource;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The surroundings of a command.
 *
 * @param shell the streams and the environment
 * @param screen the messages on standard error
 * @param signals the signals that end the command
 * @param time the clock
 * @param random the source of batch ids
 * @param results the results on standard output
 */
record CliContext(
        Shell shell, Screen screen, Signals signals, TimeSource time, RandomGenerator random, ResultPrinter results) {

    CliContext(Shell shell, Screen screen, Signals signals, TimeSource time, RandomGenerator random) {
        this(shell, screen, signals, time, random, new ResultPrinter(shell.out()));
    }

    Instant now() {
        return time.instant();
    }

    String newBatch() {
        return BatchIds.create(now(), random);
    }
}
