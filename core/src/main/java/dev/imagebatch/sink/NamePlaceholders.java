package dev.imagebatch.sink;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.text.WordSuggestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The placeholders of naming templates. */
final class NamePlaceholders {

    private static final List<String> NAMES = List.of(
            "id", "slug", "subject", "owner", "type", "number", "variant", "piece", "fingerprint", "date", "tag");
    private static final String KNOWN = "{id} {slug} {subject} {owner} {type} {number} {variant} {piece} {fingerprint}"
            + " {date:PATTERN} {tag:NAME}";
    private static final Pattern ZEROS = Pattern.compile("0{1,9}");

    private NamePlaceholders() {}

    /** @throws IllegalArgumentException if the placeholder is unknown or its argument is invalid */
    static NamePiece piece(String name, String argument) {
        return switch (name) {
            case "number" -> number(argument);
            case "date" -> date(argument);
            case "tag" -> tag(argument);
            default -> plain(name, argument);
        };
    }

    private static NamePiece plain(String name, String argument) {
        NamePiece piece = switch (name) {
            case "id" -> new NamePiece.OfSpecification(ImageSpecification::id);
            case "slug" -> new NamePiece.OfSpecification(specification -> Slug.of(specification.prompt()));
            case "subject" -> optional(ImageSpecification::subject);
            case "owner" -> optional(ImageSpecification::owner);
            case "type" -> optional(ImageSpecification::type);
            case "variant" -> new NamePiece.OfImage(parts -> Integer.toString(parts.variant()));
            case "piece" ->
                new NamePiece.OfImage(parts -> parts.piece().isEmpty() ? "" : SafeName.value(parts.piece()));
            case "fingerprint" ->
                new NamePiece.OfImage(parts -> parts.fingerprint().toString());
            default -> throw unknown(name);
        };
        if (!argument.isEmpty()) {
            throw new IllegalArgumentException("{" + name + "} takes no argument after a colon: \"" + argument + "\"");
        }
        return piece;
    }

    private static NamePiece optional(Function<ImageSpecification, Optional<String>> field) {
        return new NamePiece.OfSpecification(field.andThen(value -> value.orElse(SafeName.NONE)));
    }

    private static NamePiece tag(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("{tag} needs the tag's name, such as {tag:project}");
        }
        return optional(
                specification -> Optional.ofNullable(specification.tags().get(name)));
    }

    private static NamePiece number(String zeros) {
        if (!zeros.isEmpty() && !ZEROS.matcher(zeros).matches()) {
            throw new IllegalArgumentException("{number} can be padded with up to nine zeros, such as {number:000}");
        }
        return new NamePiece.OfImage(parts -> {
            String digits = Integer.toString(parts.number());
            return "0".repeat(Math.max(0, zeros.length() - digits.length())) + digits;
        });
    }

    private static NamePiece date(String pattern) {
        String example = "such as {date:yyyyMMdd_HHmmss}";
        if (pattern.isBlank() || pattern.indexOf('/') >= 0) {
            throw new IllegalArgumentException("{date} needs a pattern without slashes, " + example);
        }
        try {
            DateTimeFormatter formatter =
                    DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
            if (formatter.format(Instant.EPOCH).isBlank()) {
                throw new IllegalArgumentException("the pattern yields no text");
            }
            return new NamePiece.OfImage(parts -> SafeName.value(formatter.format(parts.at())));
        } catch (IllegalArgumentException | DateTimeException | ClassCastException e) {
            // DateTimeFormatter throws other exceptions for some paddings.
            throw new IllegalArgumentException("{date:" + pattern + "} is not a date pattern, " + example, e);
        }
    }

    private static IllegalArgumentException unknown(String name) {
        String suggestion = WordSuggestion.nearest(name, NAMES)
                .map(known -> "did you mean {" + known + "}? ")
                .orElse("");
        return new IllegalArgumentException(
                "unknown placeholder {" + name + "}; " + suggestion + "available: " + KNOWN);
    }
}
