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
    private static final Map<String, Field> BY_LOWER_CASE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(field -> field.label.toLowerCase(Locale.ROOT), Function.identity()));

    private final String label;
    private final Shape shape;

    Field(String label, Shape shape) {
        this.label = label;
        this.shape = shape;
    }

    static @Nullable Field named(String name) {
        return BY_NAME.get(name);
    }

    static @Nullable Field namedInAnyCase(String name) {
        return BY_LOWER_CASE.get(name.strip().toLowerCase(Locale.ROOT));
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
