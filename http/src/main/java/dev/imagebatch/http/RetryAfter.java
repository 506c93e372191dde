package dev.imagebatch.http;

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
 * The wait that a refused request asks for. Stateless.
 *
 * @since 0.1
 */
public final class RetryAfter {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final BigDecimal MILLI = new BigDecimal("0.001");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final String AMOUNT = "(\\d{1,9}(?:\\.\\d{1,20})?)\\s*";
    private static final String UNIT = "(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h)(?![a-z])\\s*";
    private static final Pattern HINT =
            Pattern.compile("(?:again|retry|wait)\\D{0,20}?((?:" + AMOUNT + UNIT + ")+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile(AMOUNT + "(ms|milli|s|m|h)", Pattern.CASE_INSENSITIVE);

    private RetryAfter() {}

    /**
     * Returns the longest wait of the headers and the message; milliseconds count where whole seconds only round them up.
     *
     * @param headers returns the value of a header, or null
     * @param message the message for people, such as {@code try again in 1m30s}
     * @param now the time of the machine, for a date where the answer has no {@code Date} header
     */
    public static Optional<Duration> of(Function<String, @Nullable String> headers, String message, Instant now) {
        Optional<Duration> exact = longest(
                number(headers.apply("retry-after-ms"), MILLI),
                number(headers.apply("x-amz-retry-after"), MILLI),
                hint(message));
        String value = headers.apply("Retry-After");
        Instant sent = date(headers.apply("Date")).orElse(now);
        Optional<Duration> rounded =
                longest(number(value, BigDecimal.ONE), date(value).map(date -> between(sent, date)));
        boolean isRoundedUp = exact.isPresent()
                && rounded.isPresent()
                && rounded.get().minus(exact.get()).compareTo(SECOND) < 0;
        return isRoundedUp && !exact.get().isZero() ? exact : longest(exact, rounded);
    }

    @SafeVarargs
    private static Optional<Duration> longest(Optional<Duration>... waits) {
        return Stream.of(waits).flatMap(Optional::stream).max(Duration::compareTo);
    }

    private static Optional<Duration> number(@Nullable String value, BigDecimal unit) {
        return Optional.ofNullable(value)
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(text -> seconds(new BigDecimal(text).multiply(unit)));
    }

    private static Optional<Instant> date(@Nullable String value) {
        try {
            return Optional.ofNullable(value)
                    .map(text -> ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration between(Instant sent, Instant until) {
        return until.isAfter(sent) ? Duration.between(sent, until) : Duration.ZERO;
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
            default -> letters.length() > 1 ? MILLI : BigDecimal.valueOf(60);
        };
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }
}
