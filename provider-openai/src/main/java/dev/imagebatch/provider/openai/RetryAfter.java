package dev.imagebatch.provider.openai;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a refusal asks to wait: the longest of what its headers and its message say, in milliseconds where whole
 * seconds only round them up.
 */
final class RetryAfter {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final String AMOUNT = "(\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final Pattern HINT = Pattern.compile(
            "(?:try|retry)\\s+(?:again\\s+)?(?:in|after)\\s+((?:" + AMOUNT
                    + "\\s*(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h)\\s*)+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PART =
            Pattern.compile(AMOUNT + "\\s*(ms|milli|s|m|h)[a-z]*", Pattern.CASE_INSENSITIVE);

    private RetryAfter() {}

    static Optional<Duration> of(Function<String, @Nullable String> headers, String message, Instant now) {
        Optional<Duration> exact = longest(header(headers.apply("retry-after-ms"), "0.001"), hint(message));
        Optional<Duration> rounded =
                longest(header(headers.apply("Retry-After"), "1"), date(headers.apply("Retry-After"), now));
        boolean isRoundedUp = exact.isPresent()
                && rounded.isPresent()
                && rounded.get().minus(exact.get()).compareTo(SECOND) < 0;
        return isRoundedUp && !exact.get().isZero() ? exact : longest(exact, rounded);
    }

    private static Optional<Duration> longest(Optional<Duration> one, Optional<Duration> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Duration::compareTo);
    }

    private static Optional<Duration> header(@Nullable String value, String unit) {
        if (value == null || !SECONDS.matcher(value.strip()).matches()) {
            return Optional.empty();
        }
        return Optional.of(seconds(new BigDecimal(value.strip()).multiply(new BigDecimal(unit))));
    }

    private static Optional<Duration> date(@Nullable String value, Instant now) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            Instant until = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> hint(String message) {
        Matcher hint = HINT.matcher(message);
        if (!hint.find()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(hint.group(1));
        while (part.find()) {
            sum = sum.plus(seconds(new BigDecimal(part.group(1)).multiply(unit(part.group(2)))));
        }
        return Optional.of(sum);
    }

    private static BigDecimal unit(String letters) {
        return switch (Character.toLowerCase(letters.charAt(0))) {
            case 's' -> BigDecimal.ONE;
            case 'h' -> BigDecimal.valueOf(3600);
            default -> letters.length() > 1 ? new BigDecimal("0.001") : BigDecimal.valueOf(60);
        };
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }
}
