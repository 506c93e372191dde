package dev.imagebatch.prompt;

import dev.imagebatch.spec.ImageSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A text with placeholders, parsed once; inserted values are taken literally. */
final class PromptTemplate {

    private static final String KNOWN = "{prompt} {subject} {owner} {type} {tag:NAME}";
    private static final String TAG = "tag:";
    private static final int MAX_LENGTH = ImageSpecification.MAX_PROMPT_LENGTH;

    private final List<Piece> pieces;

    private interface Piece {

        /** @throws IllegalArgumentException if the specification has no such value */
        String of(ImageSpecification specification);
    }

    private PromptTemplate(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** @throws IllegalArgumentException if the text is blank or too long, or a placeholder is unknown */
    static PromptTemplate parse(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw mistake("must have 1 to " + MAX_LENGTH + " characters and not be blank");
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw mistake("a { without its }");
            }
            pieces.add(literal(text.substring(at, open)));
            pieces.add(placeholder(text.substring(open + 1, close)));
            at = close + 1;
        }
        pieces.add(literal(text.substring(at)));
        return new PromptTemplate(pieces);
    }

    /** @throws IllegalArgumentException if a value is missing, or the text grows too long */
    String fill(ImageSpecification specification) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.of(specification));
            if (text.length() > MAX_LENGTH) {
                throw mistake("more than " + MAX_LENGTH + " characters after filling in " + specification.id());
            }
        }
        return text.toString();
    }

    private static Piece literal(String text) {
        if (text.indexOf('}') >= 0) {
            throw mistake("a } without its {");
        }
        return specification -> text;
    }

    private static Piece placeholder(String name) {
        if (name.startsWith(TAG) && !name.substring(TAG.length()).isBlank()) {
            String tag = name.substring(TAG.length());
            return value(
                    name,
                    specification -> Optional.ofNullable(specification.tags().get(tag)));
        }
        return switch (name) {
            case "prompt" -> ImageSpecification::prompt;
            case "subject" -> value(name, ImageSpecification::subject);
            case "owner" -> value(name, ImageSpecification::owner);
            case "type" -> value(name, ImageSpecification::type);
            default -> throw mistake("unknown placeholder {" + excerpt(name) + "}; available: " + KNOWN);
        };
    }

    private static Piece value(String name, Function<ImageSpecification, Optional<String>> field) {
        return specification -> field.apply(specification)
                .orElseThrow(() -> mistake(specification.id() + " has no value for {" + excerpt(name) + "}"));
    }

    private static String excerpt(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "...";
    }

    private static IllegalArgumentException mistake(String rule) {
        return new IllegalArgumentException("prompt template: " + rule);
    }
}
