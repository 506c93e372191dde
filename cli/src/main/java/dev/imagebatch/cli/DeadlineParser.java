package dev.imagebatch.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import picocli.CommandLine.TypeConversionException;

/** A deadline as written on the command line; a time of day depends on the current time. */
@FunctionalInterface
interface DeadlineParser {

    /** Returns the deadline, given the current time. */
    Instant after(Instant now);

    /** Parses a time of day, a date and time, or a duration. Times are in the zone {@code here} by default. */
    static DeadlineParser parse(String text, ZoneId here) {
        if (text.matches("\\d{1,2}:\\d{2}")) {
            LocalTime time = LocalTime.parse(text.length() == 4 ? "0" + text : text);
            return now -> next(time, now.atZone(here));
        }
        if (text.contains("T") && Character.isDigit(text.charAt(0))) {
            Instant moment = text.matches(".*(Z|[+-]\\d{2}:?\\d{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(here).toInstant();
            return now -> moment;
        }
        Duration duration = Quantities.duration(text);
        return now -> now.plus(duration);
    }

    private static Instant next(LocalTime time, ZonedDateTime now) {
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    /** Parses an option value in the zone of this machine. */
    static DeadlineParser parse(String text) {
        try {
            return parse(text.strip(), ZoneId.systemDefault());
        } catch (DateTimeException | TypeConversionException e) {
            throw new TypeConversionException(
                    "\"" + text
                            + "\": write a time such as 06:00, 2026-12-24T06:00 or 2026-12-24T06:00Z, or a duration such as 8h");
        }
    }
}
