package dev.imagebatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The ids of batches: {@code yyyyMMdd-HHmmss-xxxx}, of the time in UTC and four random hexadecimal digits.
 *
 * @since 0.1
 */
public final class BatchIds {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private BatchIds() {}

    /** Returns a new id. */
    public static String create(Instant now, RandomGenerator random) {
        return SECOND.format(now) + "-" + HexFormat.of().toHexDigits((short) random.nextInt());
    }
}
