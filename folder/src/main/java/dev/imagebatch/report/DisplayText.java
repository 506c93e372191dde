package dev.imagebatch.report;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.result.ImageGenerationResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times, sizes and kinds as displayed on the sheet. */
final class DisplayText {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private DisplayText() {}

    static String date(Instant instant) {
        return DATE.format(instant);
    }

    static String size(ImageInfo info) {
        return info.dimensions().width() + " \u00d7 " + info.dimensions().height() + " "
                + (info.format() == ImageFormat.WEBP ? "WebP" : info.format().name());
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

    /** Returns the model and its provider, as far as they are known. */
    static Optional<String> model(ImageGenerationResult result) {
        if (result.model().isEmpty()) {
            return result.provider().isEmpty() ? Optional.empty() : Optional.of(result.provider());
        }
        String of = result.provider().isEmpty() ? "" : " (" + result.provider() + ")";
        return Optional.of(result.model() + of);
    }
}
