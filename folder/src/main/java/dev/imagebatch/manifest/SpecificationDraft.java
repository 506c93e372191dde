package dev.imagebatch.manifest;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.InvalidFieldException;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.transform.pipeline.Transforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one entry and their mistakes; reused for the next entry. */
final class SpecificationDraft {

    private final Mistakes mistakes;
    private final Set<Field> named = EnumSet.noneOf(Field.class);
    private final Set<Field> given = EnumSet.noneOf(Field.class);
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final Map<Field, Long> numbers = new EnumMap<>(Field.class);
    private final List<ReferenceImage> references = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> transforms = new ArrayList<>();
    private final Map<String, Map<String, String>> options = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private long line;

    SpecificationDraft(String file) {
        this.mistakes = new Mistakes(file);
    }

    void begin(long lineNumber) {
        line = lineNumber;
        named.clear();
        given.clear();
        texts.clear();
        numbers.clear();
        references.clear();
        places.clear();
        transforms.clear();
        options.clear();
        tags.clear();
        mistakes.begin(lineNumber);
    }

    Mistakes mistakes() {
        return mistakes;
    }

    /** Registers a field; returns false if it was registered before. */
    boolean name(Field field) {
        return named.add(field);
    }

    /** Returns whether the field has a value, valid or not. */
    boolean isGiven(Field field) {
        return given.contains(field);
    }

    void text(Field field, String value) {
        given.add(field);
        texts.put(field, value);
    }

    void number(Field field, long value) {
        given.add(field);
        numbers.put(field, value);
    }

    /** Registers an invalid value. */
    void invalid(Field field, String message) {
        given.add(field);
        mistakes.add(field.label(), message);
    }

    @Nullable String text(Field field) {
        return texts.get(field);
    }

    @Nullable Long number(Field field) {
        return numbers.get(field);
    }

    /** Adds a text to a field of several texts; one text may hold several transforms. */
    void oneOf(Field field, String text) {
        if (field == Field.USED_BY) {
            places.add(text);
        } else {
            Arrays.stream(text.split("\\|", -1)).map(String::strip).forEach(transforms::add);
        }
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

    /** Returns a builder with the fields that need no rule of their own. */
    ImageSpecification.Builder builder() {
        ImageSpecification.Builder builder = start();
        applyTexts(builder);
        applyCollections(builder);
        return builder;
    }

    /** Returns the built specification, or all mistakes of the draft. */
    SpecificationEntry entry(ImageSpecification.Builder builder) {
        return mistakes.isEmpty() ? SpecificationEntry.of(mistakes.location(), builder.build()) : mistakes.toEntry();
    }

    /** Returns an entry with the mistakes so far. Missing fields are not reported: they may be in the unread part. */
    SpecificationEntry abandon(String message) {
        mistakes.add("", message);
        return mistakes.toEntry();
    }

    private ImageSpecification.Builder start() {
        if (!isGiven(Field.PROMPT)) {
            mistakes.add(Field.PROMPT.label(), "is missing; every specification needs one");
        }
        String id = isGiven(Field.ID) ? texts.getOrDefault(Field.ID, "-") : "line-" + line;
        String prompt = texts.getOrDefault(Field.PROMPT, "-");
        try {
            return ImageSpecification.builder(id, prompt);
        } catch (InvalidFieldException e) {
            mistakes.collect(() -> ImageSpecification.builder(id, "-"));
            mistakes.collect(() -> ImageSpecification.builder("-", prompt));
            return ImageSpecification.builder("-", "-");
        }
    }

    private void applyTexts(ImageSpecification.Builder builder) {
        for (Map.Entry<Field, String> text : texts.entrySet()) {
            mistakes.collect(() -> apply(text.getKey(), text.getValue(), builder));
        }
    }

    private static void apply(Field field, String text, ImageSpecification.Builder builder) {
        switch (field) {
            case NEGATIVE_PROMPT -> builder.negativePrompt(text);
            case PROVIDER -> builder.provider(text);
            case MODEL -> builder.model(text);
            case TYPE -> builder.type(text);
            case STYLE -> builder.style(text);
            case QUALITY -> builder.quality(text);
            case SUBJECT -> builder.subject(text);
            case OWNER -> builder.owner(text);
            case ALT_TEXT -> builder.altText(text);
            case PROMPT_WRITER -> builder.promptWriter(text);
            default -> {
                // Applied by its own rule.
            }
        }
    }

    private void applyCollections(ImageSpecification.Builder builder) {
        references.forEach(builder::reference);
        applyTransforms(builder);
        places.forEach(place -> mistakes.collect(() -> builder.usedBy(place)));
        options.forEach((provider, values) ->
                values.forEach((key, value) -> mistakes.collect(() -> builder.option(provider, key, value))));
        tags.forEach((name, value) -> mistakes.collect(() -> builder.tag(name, value)));
    }

    private void applyTransforms(ImageSpecification.Builder builder) {
        if (transforms.isEmpty()) {
            return;
        }
        try {
            Transforms.parseAll(transforms).forEach(builder::transform);
        } catch (IllegalArgumentException e) {
            mistakes.add(Field.TRANSFORMS.label(), String.valueOf(e.getMessage()));
        }
    }
}
