package dev.imagebatch.report;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.result.ImageGenerationResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Writes numbers, times and kinds for people, the same on every machine. */
final class DisplayText {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private DisplayText() {}

    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String date(Instant instant) {
        return DATE.format(instant);
    }

    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ENGLISH, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        long minutes = duration.toMinutes();
        return minutes < 60
                ? minutes + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    static String bytes(long length) {
        if (length < 1_000) {
            return length + " B";
        }
        return length < 1_000_000
                ? String.format(Locale.ENGLISH, "%.0f kB", length / 1e3)
                : String.format(Locale.ENGLISH, "%.1f MB", length / 1e6);
    }

    static String size(ImageInfo info) {
        return info.dimensions().width() + " \u00d7 " + info.dimensions().height() + " "
                + (info.format().extension().equals("webp")
                        ? "WebP"
                        : info.format().name());
    }

    static String kind(FailureKind kind) {
        String words = kind.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return sentence(words);
    }

    static String sentence(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    static String charged(Charged charged) {
        return switch (charged) {
            case NO -> "not charged";
            case YES -> "charged";
            case UNKNOWN -> "may have been charged";
        };
    }

    /** The model and its provider, as far as they are known. */
    static Optional<String> model(ImageGenerationResult result) {
        if (result.model().isEmpty()) {
            return result.provider().isEmpty() ? Optional.empty() : Optional.of(result.provider());
        }
        String of = result.provider().isEmpty() ? "" : " (" + result.provider() + ")";
        return Optional.of(result.model() + of);
    }
}
