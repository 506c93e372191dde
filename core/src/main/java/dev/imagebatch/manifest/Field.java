package dev.imagebatch.manifest;

import dev.imagebatch.spec.ImageSpecification.Builder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The fields of a specification, as files name them. */
enum Field {
    ID("id", Shape.LABEL),
    PROMPT("prompt", Shape.PROSE),
    NEGATIVE_PROMPT("negativePrompt", Shape.PROSE, Builder::negativePrompt),
    PROVIDER("provider", Shape.LABEL, Builder::provider),
    MODEL("model", Shape.LABEL, Builder::model),
    TYPE("type", Shape.LABEL, Builder::type),
    WIDTH("width", Shape.NUMBER),
    HEIGHT("height", Shape.NUMBER),
    SIZE("size", Shape.LABEL),
    ASPECT_RATIO("aspectRatio", Shape.LABEL),
    STYLE("style", Shape.LABEL, Builder::style),
    QUALITY("quality", Shape.LABEL, Builder::quality),
    SEED("seed", Shape.NUMBER),
    N("n", Shape.NUMBER),
    SUBJECT("subject", Shape.LABEL, Builder::subject),
    OWNER("owner", Shape.LABEL, Builder::owner),
    ALT_TEXT("altText", Shape.PROSE, Builder::altText),
    REFERENCES("references", Shape.REFERENCES),
    USED_BY("usedBy", Shape.PLACES),
    OPTIONS("options", Shape.OPTIONS),
    TAGS("tags", Shape.TAGS);

    /** What a field's value looks like. */
    enum Shape {
        /** A short text, which messages may show. */
        LABEL,
        /** A text that messages never show. */
        PROSE,
        NUMBER,
        REFERENCES,
        PLACES,
        OPTIONS,
        TAGS
    }

    private static final Map<String, Field> BY_NAME = new HashMap<>();
    private static final Map<String, Field> BY_LOWER_CASE = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_NAME.put(field.label, field);
            BY_LOWER_CASE.put(field.label.toLowerCase(Locale.ROOT), field);
        }
    }

    private final String label;
    private final Shape shape;
    private final @Nullable BiConsumer<Builder, String> setter;

    Field(String label, Shape shape) {
        this(label, shape, null);
    }

    Field(String label, Shape shape, @Nullable BiConsumer<Builder, String> setter) {
        this.label = label;
        this.shape = shape;
        this.setter = setter;
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

    /** Puts a text into a specification; null for what needs more than its text. */
    @Nullable BiConsumer<Builder, String> setter() {
        return setter;
    }
}
