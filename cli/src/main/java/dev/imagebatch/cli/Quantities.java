package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The parsers of durations, rates, amounts and counts on the command line. */
final class Quantities {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s|m|h|d)");
    private static final Pattern RATE =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(?:\\s*/\\s*(s|sec|second|m|min|minute|h|hour))?");
    private static final Pattern DOLLARS = Pattern.compile("\\$?(\\d{1,9}(?:\\.\\d{1,9})?)");
    private static final Duration LONGEST = Duration.ofDays(366);

    private Quantities() {}

    /** Parses a duration such as {@code 200ms}, {@code 2s}, {@code 5m}, {@code 1h}, or ISO 8601. */
    static Duration duration(String text) {
        Duration duration = text.startsWith("P") || text.startsWith("p") ? iso(text) : ofUnit(text);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw wrong(text, "write a duration from 0 to 366 days");
        }
        return duration;
    }

    /** Parses a rate such as {@code 600/min}, {@code 5/s} or {@code 600}, and returns the number a minute. */
    static double perMinute(String text) {
        Matcher matcher = RATE.matcher(text.strip().toLowerCase(Locale.ROOT));
        double count = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        if (count <= 0) {
            throw wrong(text, "write a rate above 0 such as 600/min, 5/s or 100/h");
        }
        String unit = matcher.group(2) == null ? "m" : matcher.group(2);
        return switch (unit.charAt(0)) {
            case 's' -> count * 60;
            case 'h' -> count / 60;
            default -> count;
        };
    }

    /** Parses an amount such as {@code 1}, {@code 0.25} or {@code $5}. */
    static Money dollars(String text) {
        Matcher matcher = DOLLARS.matcher(text.strip());
        if (!matcher.matches()) {
            throw wrong(text, "write US dollars such as 5 or 0.25");
        }
        return Money.usd(matcher.group(1));
    }

    private static Duration ofUnit(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong(text, "write a duration with its unit, such as 200ms, 2s, 5m or 1h");
        }
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanosPer(matcher.group(2))));
        return Duration.ofSeconds(
                0, nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
    }

    private static long nanosPer(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 86_400_000_000_000L;
        };
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong(text, "write a duration such as 200ms, 2s, 5m, 1h or PT5M");
        }
    }

    private static TypeConversionException wrong(String text, String rule) {
        return new TypeConversionException("\"" + text + "\": " + rule);
    }

    /** The converter of rates. */
    static final class RateConverter implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return perMinute(text);
        }
    }

    /** The converter of counts from 1. */
    static final class CountConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
                throw wrong(text, "write a whole number from 1");
            }
            return Integer.valueOf(text);
        }
    }

    /** The converter of repeats from 0 to 10. */
    static final class RepeatsConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.strip().matches("[0-9]|10")) {
                throw wrong(text, "write a number from 0 to 10");
            }
            return Integer.valueOf(text.strip());
        }
    }
}
