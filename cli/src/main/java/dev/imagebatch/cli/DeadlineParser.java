package dev.imagebatch.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads moments as people write them on a command line; which one is meant depends on when it is now. */
@FunctionalInterface
interface DeadlineParser {

    /** The moment that is meant now. */
    Instant after(Instant now);

    /** {@code 06:00} is the next time that clocks show it here; a date and time is here too, unless it says where. */
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

    /** For options that hold a moment. */
    final class Converter implements ITypeConverter<DeadlineParser> {
        @Override
        public DeadlineParser convert(String text) {
            try {
                return parse(text.strip(), ZoneId.systemDefault());
            } catch (DateTimeException | TypeConversionException e) {
                throw new TypeConversionException(
                        "\"" + text
                                + "\": write a time such as 06:00, 2026-12-24T06:00 or 2026-12-24T06:00Z, or a duration such as 8h");
            }
        }
    }
}
