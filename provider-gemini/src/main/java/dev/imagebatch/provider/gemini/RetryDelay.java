package dev.imagebatch.provider.gemini;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an error asks to wait: in its details, in a header, or in its sentence. */
final class RetryDelay {

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s?");
    private static final Pattern SENTENCE = Pattern.compile("retry in (\\d{1,9}(?:\\.\\d{1,20})?)(m?s)\\b");
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryDelay() {}

    static Optional<Duration> of(ErrorBody error, HttpHeaders headers, Instant now) {
        return Optional.ofNullable(error.retryDelay())
                .flatMap(RetryDelay::seconds)
                .or(() -> header(headers, now))
                .or(() -> sentence(error.message()))
                .filter(wait -> wait.compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> header(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(RetryDelay::seconds)
                .map(thousandfold -> thousandfold.dividedBy(1000))
                .or(() -> headers.firstValue("Retry-After")
                        .flatMap(value -> seconds(value).or(() -> until(value, now))));
    }

    private static Optional<Duration> seconds(String text) {
        Matcher matcher = SECONDS.matcher(text.strip());
        return matcher.matches() ? Optional.of(duration(matcher.group(1), 9)) : Optional.empty();
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant moment = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(moment.isAfter(now) ? Duration.between(now, moment) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> sentence(String message) {
        Matcher matcher = SENTENCE.matcher(message);
        return matcher.find()
                ? Optional.of(duration(matcher.group(1), matcher.group(2).equals("ms") ? 6 : 9))
                : Optional.empty();
    }

    private static Duration duration(String number, int digits) {
        return Duration.ofNanos(new BigDecimal(number).movePointRight(digits).longValue());
    }
}
