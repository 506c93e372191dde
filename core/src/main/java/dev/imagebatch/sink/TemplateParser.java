package dev.imagebatch.sink;

import dev.imagebatch.image.ImageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A parser of one naming template. */
final class TemplateParser {

    private static final int MAX_LENGTH = 500;
    private static final int MAX_SEGMENTS = 8;

    private final String template;
    private final Set<String> used = new HashSet<>();
    private final List<NameSegment> segments = new ArrayList<>();
    private final List<NamePiece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private TemplateParser(String template) {
        this.template = template;
    }

    static TemplateParser parse(String template) {
        TemplateParser parser = new TemplateParser(template);
        if (template.isBlank() || template.length() > MAX_LENGTH) {
            throw parser.mistake("must have 1 to " + MAX_LENGTH + " characters");
        }
        parser.readAll();
        return parser;
    }

    String template() {
        return template;
    }

    List<NameSegment> segments() {
        return List.copyOf(segments);
    }

    boolean uses(String placeholder) {
        return used.contains(placeholder);
    }

    private void readAll() {
        int at = 0;
        while (at < template.length()) {
            char character = template.charAt(at);
            at = character == '{' ? placeholder(at) : text(character, at);
        }
        refuseExtension();
        endSegment();
        if (segments.size() > MAX_SEGMENTS) {
            throw mistake("must have at most " + (MAX_SEGMENTS - 1) + " folders");
        }
    }

    private int text(char character, int at) {
        if (character == '}') {
            throw mistake("a } without its {");
        }
        if (character == '\\') {
            throw mistake("folders must be separated by /");
        }
        if (character == '/') {
            endSegment();
        } else {
            literal.append(character);
        }
        return at + 1;
    }

    private int placeholder(int open) {
        int close = template.indexOf('}', open);
        if (close < 0) {
            throw mistake("a { without its }");
        }
        endLiteral();
        String inside = template.substring(open + 1, close);
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        String argument = colon < 0 ? "" : inside.substring(colon + 1);
        try {
            pieces.add(NamePlaceholders.piece(name, argument));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(message(String.valueOf(e.getMessage())), e);
        }
        used.add(name);
        return close + 1;
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            pieces.add(new NamePiece.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private void endSegment() {
        endLiteral();
        boolean onlyText = pieces.stream().allMatch(NamePiece.Literal.class::isInstance);
        if (onlyText && (pieces.isEmpty() || isNothing(pieces.get(0)))) {
            throw mistake("each / must stand between two names, and the path must stay below its folder");
        }
        segments.add(new NameSegment(pieces));
        pieces.clear();
    }

    private static boolean isNothing(NamePiece piece) {
        return piece instanceof NamePiece.Literal text && text.text().chars().noneMatch(Character::isLetterOrDigit);
    }

    private void refuseExtension() {
        int dot = literal.lastIndexOf(".");
        String end = dot < 0 ? "" : literal.substring(dot + 1);
        if (end.equalsIgnoreCase("jpeg") || ImageFormat.named(end).isPresent()) {
            throw mistake("remove ." + end + ": the extension is that of the image");
        }
    }

    private IllegalArgumentException mistake(String rule) {
        return new IllegalArgumentException(message(rule));
    }

    private String message(String rule) {
        String shown = template.length() > MAX_LENGTH ? template.substring(0, MAX_LENGTH) + "..." : template;
        return "naming template \"" + shown + "\": " + rule;
    }
}
