package dev.imagebatch.manifest;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ImageSpecification.Builder;
import dev.imagebatch.spec.InvalidFieldException;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.SpecificationEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one entry and every mistake in them; used again for the next entry. */
final class SpecificationDraft {

    private static final Field[] FIELDS = Field.values();

    private final Mistakes mistakes;
    private final @Nullable String[] texts = new String[FIELDS.length];
    private final long[] numbers = new long[FIELDS.length];
    private final List<ReferenceImage> references = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final Map<String, Map<String, String>> options = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private long line;
    private int named;
    private int given;
    private int usable;

    SpecificationDraft(String file) {
        this.mistakes = new Mistakes(file);
    }

    void begin(long lineNumber) {
        line = lineNumber;
        named = 0;
        given = 0;
        usable = 0;
        references.clear();
        places.clear();
        options.clear();
        tags.clear();
        mistakes.begin(lineNumber);
    }

    Mistakes mistakes() {
        return mistakes;
    }

    /** Whether the field is named for the first time. */
    boolean name(Field field) {
        int before = named;
        named |= bit(field);
        return named != before;
    }

    /** Whether the field is there, with whatever value. */
    boolean isGiven(Field field) {
        return (given & bit(field)) != 0;
    }

    /** Whether the field is there with a value of the right shape. */
    boolean isUsable(Field field) {
        return (usable & bit(field)) != 0;
    }

    void text(Field field, String value) {
        given |= bit(field);
        usable |= bit(field);
        texts[field.ordinal()] = value;
    }

    void number(Field field, long value) {
        given |= bit(field);
        usable |= bit(field);
        numbers[field.ordinal()] = value;
    }

    /** The field is there, with a value that is no use. */
    void invalid(Field field, String message) {
        given |= bit(field);
        mistakes.add(field.label(), message);
    }

    @Nullable String text(Field field) {
        return isUsable(field) ? texts[field.ordinal()] : null;
    }

    long number(Field field) {
        return numbers[field.ordinal()];
    }

    void place(String place) {
        places.add(place);
    }

    void reference(ReferenceImage reference) {
        references.add(reference);
    }

    void option(String provider, String key, String value) {
        Map<String, String> values = options.computeIfAbsent(provider, name -> new LinkedHashMap<>());
        if (values.put(key, value) != null) {
            mistakes.add("options." + Excerpt.of(provider), "the key " + Excerpt.quoted(key) + " is there twice");
        }
    }

    void tag(String name, String value) {
        if (tags.put(name, value) != null) {
            mistakes.add("tags", "the key " + Excerpt.quoted(name) + " is there twice");
        }
    }

    /** The specification, or all its mistakes. */
    SpecificationEntry end() {
        Builder builder = start();
        applyTexts(builder);
        WholeNumbers.apply(this, builder);
        SizeRules.apply(this, builder);
        applyCollections(builder);
        return mistakes.isEmpty() ? SpecificationEntry.of(mistakes.location(), builder.build()) : mistakes.toEntry();
    }

    /** An entry with the mistakes so far; what is missing may be in the part that could not be read. */
    SpecificationEntry abandon(String message) {
        mistakes.add("", message);
        return mistakes.toEntry();
    }

    private Builder start() {
        String id = isGiven(Field.ID) ? Objects.requireNonNullElse(text(Field.ID), "-") : "line-" + line;
        String prompt = text(Field.PROMPT);
        if (!isGiven(Field.PROMPT)) {
            mistakes.add(Field.PROMPT.label(), "is missing; every specification needs one");
        }
        try {
            return ImageSpecification.builder(id, prompt == null ? "-" : prompt);
        } catch (InvalidFieldException e) {
            return startWith(id, prompt == null ? "-" : prompt);
        }
    }

    private Builder startWith(String id, String prompt) {
        mistakes.collect(() -> ImageSpecification.builder(id, "-"));
        mistakes.collect(() -> ImageSpecification.builder("-", prompt));
        return ImageSpecification.builder("-", "-");
    }

    private void applyTexts(Builder builder) {
        for (int rest = usable; rest != 0; rest &= rest - 1) {
            Field field = FIELDS[Integer.numberOfTrailingZeros(rest)];
            String text = texts[field.ordinal()];
            BiConsumer<Builder, String> setter = field.setter();
            if (setter != null && text != null) {
                mistakes.collect(() -> setter.accept(builder, text));
            }
        }
    }

    private void applyCollections(Builder builder) {
        references.forEach(builder::reference);
        places.forEach(place -> mistakes.collect(() -> builder.usedBy(place)));
        options.forEach((provider, values) ->
                values.forEach((key, value) -> mistakes.collect(() -> builder.option(provider, key, value))));
        tags.forEach((name, value) -> mistakes.collect(() -> builder.tag(name, value)));
    }

    private static int bit(Field field) {
        return 1 << field.ordinal();
    }
}
