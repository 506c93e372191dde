package dev.imagebatch.cli;

import dev.imagebatch.time.TimeSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What every command works with.
 *
 * @param shell the streams and the environment
 * @param screen what people see
 * @param signals tells when somebody wants the command to end
 * @param time the clock
 * @param random makes batch ids differ
 */
record CliContext(Shell shell, Screen screen, Signals signals, TimeSource time, RandomGenerator random) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    Instant now() {
        return time.instant();
    }

    String newBatch() {
        return MOMENT.format(now()) + "-" + HexFormat.of().toHexDigits((short) random.nextInt());
    }
}
