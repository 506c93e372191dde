package dev.imagebatch.provider.openai;

import dev.imagebatch.provider.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A reader of headers that report the quota, such as {@code x-ratelimit-limit-images: 250}. */
final class RateLimitHeaders {

    private static final List<String> IMAGES = List.of("images", "input-images");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern RESET =
            Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,7}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9})ms)?");

    private RateLimitHeaders() {}

    /**
     * Reads the headers; uses the limit of requests if there is none of images.
     *
     * @param headers the lookup of a header's value, which returns null for an absent header
     * @param units the number of images that the request counts as
     */
    static RateLimit read(Function<String, @Nullable String> headers, int units) {
        for (String kind : IMAGES) {
            if (number(headers, "limit", kind).isPresent()) {
                return read(headers, kind, 1);
            }
        }
        return read(headers, "requests", units);
    }

    /** Returns true if a limit of requests or images is 0. */
    static boolean allowNothing(Function<String, @Nullable String> headers) {
        return Stream.concat(Stream.of("requests"), IMAGES.stream())
                .anyMatch(kind -> number(headers, "limit", kind)
                        .filter(limit -> limit == 0)
                        .isPresent());
    }

    private static RateLimit read(Function<String, @Nullable String> headers, String kind, int units) {
        RateLimit limit = RateLimit.unknown();
        Optional<Integer> perMinute = number(headers, "limit", kind).filter(number -> number > 0);
        if (perMinute.isEmpty()) {
            return limit;
        }
        limit = limit.withPerMinute((double) perMinute.get() * units);
        Optional<Integer> remaining = number(headers, "remaining", kind);
        if (remaining.isPresent()) {
            limit = limit.withRemaining((double) remaining.get() * units);
        }
        Optional<Duration> reset = duration(headers.apply("x-ratelimit-reset-" + kind));
        return reset.isPresent() ? limit.withUntilReset(reset.get()) : limit;
    }

    private static Optional<Integer> number(Function<String, @Nullable String> headers, String what, String kind) {
        return Optional.ofNullable(headers.apply("x-ratelimit-" + what + "-" + kind))
                .map(String::strip)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(Integer::valueOf);
    }

    private static Optional<Duration> duration(@Nullable String value) {
        Matcher parts = RESET.matcher(value == null ? "" : value.strip());
        if (!parts.matches() || parts.group().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(whole(parts.group(1)))
                .plusMinutes(whole(parts.group(2)))
                .plusNanos(nanos(parts.group(3)))
                .plusMillis(whole(parts.group(4))));
    }

    private static long whole(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long nanos(@Nullable String seconds) {
        return seconds == null ? 0 : (long) (Double.parseDouble(seconds) * 1e9);
    }
}
