package dev.imagebatch.bedrock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an answer asks to wait: in milliseconds, seconds, as a date, or in the words of its message. */
final class RetryAfter {

    private static final Pattern MILLIS = Pattern.compile("\\d{1,9}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");
    private static final Pattern WORDS = Pattern.compile(
            "(?:again|retry|wait)\\D{0,20}?(\\d{1,5})\\s*(ms|milliseconds?|s|sec|seconds?|m|min|minutes?)\\b");

    private final Function<String, Optional<String>> headers;

    RetryAfter(Function<String, Optional<String>> headers) {
        this.headers = headers;
    }

    Optional<Duration> wait(Optional<String> message) {
        return header("x-amz-retry-after", MILLIS)
                .or(() -> header("retry-after-ms", MILLIS))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
                .or(() -> header("Retry-After", SECONDS)
                        .map(seconds -> Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000))))
                .or(this::untilDate)
                .or(() -> message.flatMap(RetryAfter::inWords));
    }

    private Optional<String> header(String name, Pattern shape) {
        return headers.apply(name)
                .map(String::strip)
                .filter(value -> shape.matcher(value).matches());
    }

    /** By the answer's own clock where it tells the time, so that ours need not be right. */
    private Optional<Duration> untilDate() {
        Optional<Instant> until = date("Retry-After");
        Optional<Instant> now = date("Date");
        if (until.isEmpty() || now.isEmpty() || until.get().isBefore(now.get())) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(now.get(), until.get()));
    }

    private Optional<Instant> date(String name) {
        try {
            return headers.apply(name)
                    .map(value -> ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> inWords(String message) {
        Matcher matcher = WORDS.matcher(message.toLowerCase(Locale.ROOT));
        if (!matcher.find()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        if (unit.startsWith("ms") || unit.startsWith("mil")) {
            return Optional.of(Duration.ofMillis(number));
        }
        return Optional.of(unit.startsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number));
    }
}
