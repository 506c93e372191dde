package dev.imagebatch.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a specification in files. */
enum Field {
    ID("id", Shape.LABEL),
    PROMPT("prompt", Shape.PROSE),
    NEGATIVE_PROMPT("negativePrompt", Shape.PROSE),
    PROVIDER("provider", Shape.LABEL),
    MODEL("model", Shape.LABEL),
    TYPE("type", Shape.LABEL),
    WIDTH("width", Shape.NUMBER),
    HEIGHT("height", Shape.NUMBER),
    SIZE("size", Shape.LABEL),
    ASPECT_RATIO("aspectRatio", Shape.LABEL),
    STYLE("style", Shape.LABEL),
    QUALITY("quality", Shape.LABEL),
    SEED("seed", Shape.NUMBER),
    N("n", Shape.NUMBER),
    SUBJECT("subject", Shape.LABEL),
    OWNER("owner", Shape.LABEL),
    ALT_TEXT("altText", Shape.PROSE),
    REFERENCES("references", Shape.REFERENCES),
    PROMPT_WRITER("promptWriter", Shape.LABEL),
    TRANSFORMS("transforms", Shape.TEXTS),
    USED_BY("usedBy", Shape.TEXTS),
    OPTIONS("options", Shape.OPTIONS),
    TAGS("tags", Shape.TAGS);

    /** The shape of a field's value. */
    enum Shape {
        /** A short text; messages may show it. */
        LABEL,
        /** A text; messages never show it. */
        PROSE,
        NUMBER,
        REFERENCES,
        /** One or several short texts. */
        TEXTS,
        OPTIONS,
        TAGS
    }

    private static final Map<String, Field> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::label, Function.identity()));
    private static final Map<String, Field> BY_PLAIN_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(field -> plain(field.label), Function.identity()));

    private final String label;
    private final Shape shape;

    Field(String label, Shape shape) {
        this.label = label;
        this.shape = shape;
    }

    static @Nullable Field named(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the field with a name in any case, with or without spaces, hyphens and underscores. */
    static @Nullable Field spelt(String name) {
        return BY_PLAIN_NAME.get(plain(name));
    }

    /** Returns a name in lower case without spaces, hyphens, underscores and invisible characters. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints().filter(Field::counts).forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean counts(int codePoint) {
        return codePoint != '-'
                && codePoint != '_'
                && !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Character.getType(codePoint) != Character.FORMAT;
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Field::label).toList();
    }

    String label() {
        return label;
    }

    Shape shape() {
        return shape;
    }
}
