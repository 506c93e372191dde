package dev.imagebatch.spec;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one picture (or n variants of it) should show, how it should look, and who wants it.
 *
 * <p>Only the id and the prompt are required. What is left open is decided by the batch's defaults and then by the
 * provider's. Immutable and thread-safe; {@link #toString()} never shows the prompt.
 *
 * @since 0.1
 */
public final class ImageSpecification {

    /** The most characters an id may have. */
    public static final int MAX_ID_LENGTH = 200;

    /** The most characters a prompt may have; providers take far fewer. */
    public static final int MAX_PROMPT_LENGTH = 100_000;

    /** The most variants one specification may ask for. */
    public static final int MAX_VARIANTS = 1_000;

    /** The longest side that may be asked for, in pixels. */
    public static final int MAX_SIDE = 65_535;

    private final String id;
    private final String prompt;
    private final @Nullable String negativePrompt;
    private final @Nullable String provider;
    private final @Nullable String model;
    private final @Nullable String type;
    private final @Nullable Dimensions dimensions;
    private final @Nullable AspectRatio aspectRatio;
    private final @Nullable String style;
    private final @Nullable String quality;
    private final @Nullable Long seed;
    private final int n;
    private final @Nullable String subject;
    private final @Nullable String owner;
    private final @Nullable String altText;
    private final List<ReferenceImage> references;
    private final List<ImageTransform> transforms;
    private final @Nullable String promptWriter;
    private final List<String> usedBy;
    private final Map<String, Map<String, String>> options;
    private final Map<String, String> tags;

    private ImageSpecification(Builder builder) {
        this.id = builder.id;
        this.prompt = builder.prompt;
        this.negativePrompt = builder.negativePrompt;
        this.provider = builder.provider;
        this.model = builder.model;
        this.type = builder.type;
        this.dimensions = builder.dimensions;
        this.aspectRatio = builder.aspectRatio;
        this.style = builder.style;
        this.quality = builder.quality;
        this.seed = builder.seed;
        this.n = builder.n;
        this.subject = builder.subject;
        this.owner = builder.owner;
        this.altText = builder.altText;
        this.references = List.copyOf(builder.references);
        this.transforms = List.copyOf(builder.transforms);
        this.promptWriter = builder.promptWriter;
        this.usedBy = List.copyOf(builder.usedBy);
        this.options = builder.options.isEmpty() ? Map.of() : copyOf(builder.options);
        this.tags = Map.copyOf(builder.tags);
    }

    private static Map<String, Map<String, String>> copyOf(Map<String, Map<String, String>> options) {
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        options.forEach((name, values) -> copies.put(name, Map.copyOf(values)));
        return Map.copyOf(copies);
    }

    /**
     * Starts a specification.
     *
     * @param id what the caller calls it; 1 to {@value #MAX_ID_LENGTH} characters, unique in a batch
     * @param prompt what the picture shows; 1 to {@value #MAX_PROMPT_LENGTH} characters, not blank
     * @throws IllegalArgumentException if one of them breaks its rule
     */
    public static Builder builder(String id, String prompt) {
        return new Builder(id, prompt);
    }

    /** Starts another specification with all that this one asks for. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** What the caller calls it. */
    public String id() {
        return id;
    }

    /** What the picture shows, before style and identity are added. */
    public String prompt() {
        return prompt;
    }

    /** What the picture must not show. */
    public Optional<String> negativePrompt() {
        return Optional.ofNullable(negativePrompt);
    }

    /** The provider that this one picture wants instead of the batch's. */
    public Optional<String> provider() {
        return Optional.ofNullable(provider);
    }

    /** The model that this one picture wants instead of the batch's. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** The kind of picture in the caller's world, such as {@code hero} or {@code icon}; a label for names and reports. */
    public Optional<String> type() {
        return Optional.ofNullable(type);
    }

    /** The size asked for, in pixels; never together with {@link #aspectRatio()}. */
    public Optional<Dimensions> dimensions() {
        return Optional.ofNullable(dimensions);
    }

    /** The proportion asked for, at a size that the model likes; never together with {@link #dimensions()}. */
    public Optional<AspectRatio> aspectRatio() {
        return Optional.ofNullable(aspectRatio);
    }

    /** The name of a style, such as {@code photo}; see {@link Styles}. */
    public Optional<String> style() {
        return Optional.ofNullable(style);
    }

    /** The quality in the provider's words, such as {@code standard} or {@code high}. */
    public Optional<String> quality() {
        return Optional.ofNullable(quality);
    }

    /** The seed of the first variant; each further variant adds one. */
    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** How many variants are wanted, from 1 to {@value #MAX_VARIANTS}. */
    public int n() {
        return n;
    }

    /** What the picture belongs to, such as a character or a service; numbering and galleries go by it. */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /** Whose picture it is. */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /** The text for those who do not see the picture. */
    public Optional<String> altText() {
        return Optional.ofNullable(altText);
    }

    /** The pictures that the provider is to start from. */
    public List<ReferenceImage> references() {
        return references;
    }

    /** What is done to the received picture before it is stored, one after another; the provider is not asked to. */
    public List<ImageTransform> transforms() {
        return transforms;
    }

    /** Who turns the prompt, which is a brief then, into the words that the provider is asked with. */
    public Optional<String> promptWriter() {
        return Optional.ofNullable(promptWriter);
    }

    /** The places that are told the stored picture's address, such as {@code page/parking#hero}. */
    public List<String> usedBy() {
        return usedBy;
    }

    /** Further options by provider name, as text. */
    public Map<String, Map<String, String>> options() {
        return options;
    }

    /** The caller's own labels, for names and reports. */
    public Map<String, String> tags() {
        return tags;
    }

    /** The id alone: prompts never reach logs. */
    @Override
    public String toString() {
        return "ImageSpecification[" + id + "]";
    }

    /**
     * Collects the parts of a specification; each setter checks its value at once.
     *
     * <p>Not thread-safe. Setting a part twice replaces it; parts that exclude each other are refused at the second.
     */
    public static final class Builder {

        private final String id;
        private String prompt;
        private @Nullable String negativePrompt;
        private @Nullable String provider;
        private @Nullable String model;
        private @Nullable String type;
        private @Nullable Dimensions dimensions;
        private @Nullable AspectRatio aspectRatio;
        private @Nullable String style;
        private @Nullable String quality;
        private @Nullable Long seed;
        private int n = 1;
        private @Nullable String subject;
        private @Nullable String owner;
        private @Nullable String altText;
        private final List<ReferenceImage> references = new ArrayList<>();
        private final List<ImageTransform> transforms = new ArrayList<>();
        private @Nullable String promptWriter;
        private final List<String> usedBy = new ArrayList<>();
        private final Map<String, Map<String, String>> options = new LinkedHashMap<>();
        private final Map<String, String> tags = new LinkedHashMap<>();

        private Builder(String id, String prompt) {
            this.id = Rules.text("id", id, MAX_ID_LENGTH);
            this.prompt = Rules.text("prompt", prompt, MAX_PROMPT_LENGTH);
        }

        private Builder(ImageSpecification other) {
            this.id = other.id;
            this.prompt = other.prompt;
            this.negativePrompt = other.negativePrompt;
            this.provider = other.provider;
            this.model = other.model;
            this.type = other.type;
            this.dimensions = other.dimensions;
            this.aspectRatio = other.aspectRatio;
            this.style = other.style;
            this.quality = other.quality;
            this.seed = other.seed;
            this.n = other.n;
            this.subject = other.subject;
            this.owner = other.owner;
            this.altText = other.altText;
            this.references.addAll(other.references);
            this.transforms.addAll(other.transforms);
            this.promptWriter = other.promptWriter;
            this.usedBy.addAll(other.usedBy);
            other.options.forEach((name, values) -> this.options.put(name, new LinkedHashMap<>(values)));
            this.tags.putAll(other.tags);
        }

        /** What the picture must not show. */
        public Builder negativePrompt(String text) {
            this.negativePrompt = Rules.text("negativePrompt", text, MAX_PROMPT_LENGTH);
            return this;
        }

        /** The provider for this picture alone. */
        public Builder provider(String name) {
            this.provider = Rules.label("provider", name);
            return this;
        }

        /** The model for this picture alone. */
        public Builder model(String name) {
            this.model = Rules.label("model", name);
            return this;
        }

        /** The kind of picture in the caller's world. */
        public Builder type(String label) {
            this.type = Rules.label("type", label);
            return this;
        }

        /**
         * The size in pixels, each side from 1 to {@value ImageSpecification#MAX_SIDE}.
         *
         * @throws IllegalArgumentException if a side is out of range, or an aspect ratio is set
         */
        public Builder dimensions(int width, int height) {
            Rules.range("width", width, 1, MAX_SIDE);
            Rules.range("height", height, 1, MAX_SIDE);
            Rules.excluded("size", "aspectRatio", aspectRatio);
            this.dimensions = new Dimensions(width, height);
            return this;
        }

        /** The size in pixels; see {@link #dimensions(int, int)}. */
        public Builder dimensions(Dimensions size) {
            return dimensions(size.width(), size.height());
        }

        /**
         * The proportion, at a size that the model likes.
         *
         * @throws IllegalArgumentException if a size is set
         */
        public Builder aspectRatio(AspectRatio ratio) {
            Rules.excluded("aspectRatio", "size", dimensions);
            this.aspectRatio = Objects.requireNonNull(ratio);
            return this;
        }

        /** The name of a style. */
        public Builder style(String name) {
            this.style = Rules.label("style", name);
            return this;
        }

        /** The quality in the provider's words. */
        public Builder quality(String name) {
            this.quality = Rules.label("quality", name);
            return this;
        }

        /** The seed of the first variant, from 0. */
        public Builder seed(long value) {
            Rules.range("seed", value, 0, Long.MAX_VALUE);
            this.seed = value;
            return this;
        }

        /** How many variants, from 1 to {@value ImageSpecification#MAX_VARIANTS}. */
        public Builder n(int count) {
            Rules.range("n", count, 1, MAX_VARIANTS);
            this.n = count;
            return this;
        }

        /** What the picture belongs to. */
        public Builder subject(String name) {
            this.subject = Rules.label("subject", name);
            return this;
        }

        /** Whose picture it is. */
        public Builder owner(String name) {
            this.owner = Rules.label("owner", name);
            return this;
        }

        /** The text for those who do not see the picture. */
        public Builder altText(String text) {
            this.altText = Rules.text("altText", text, MAX_PROMPT_LENGTH);
            return this;
        }

        /** Adds a picture to start from. */
        public Builder reference(ReferenceImage image) {
            this.references.add(Objects.requireNonNull(image));
            return this;
        }

        /** The pictures to start from, in place of those added so far. */
        public Builder references(List<ReferenceImage> images) {
            this.references.clear();
            this.references.addAll(images);
            return this;
        }

        /** Adds what is done to the received picture; for example from the module imaging. */
        public Builder transform(ImageTransform step) {
            this.transforms.add(Objects.requireNonNull(step));
            return this;
        }

        /** What is done to the received picture, in place of what was added so far. */
        public Builder transforms(List<? extends ImageTransform> steps) {
            this.transforms.clear();
            this.transforms.addAll(steps);
            return this;
        }

        /** Who turns the prompt, which is a brief then, into the words that the provider is asked with. */
        public Builder promptWriter(String name) {
            this.promptWriter = Rules.label("promptWriter", name);
            return this;
        }

        /** The words that a writer made of the prompt so far, which was a brief. */
        public Builder written(String text) {
            this.prompt = Rules.text("prompt", text, MAX_PROMPT_LENGTH);
            this.promptWriter = null;
            return this;
        }

        /** Adds a place that is told the stored picture's address. */
        public Builder usedBy(String place) {
            this.usedBy.add(Rules.label("usedBy", place));
            return this;
        }

        /** Sets one option of one provider. */
        public Builder option(String providerName, String key, String value) {
            Rules.label("options", providerName);
            Rules.label("options." + providerName, key);
            this.options
                    .computeIfAbsent(providerName, name -> new LinkedHashMap<>())
                    .put(key, value);
            return this;
        }

        /** Sets one of the caller's own labels. */
        public Builder tag(String name, String value) {
            Rules.label("tags", name);
            this.tags.put(name, Objects.requireNonNull(value));
            return this;
        }

        /** The specification. The builder may be used further. */
        public ImageSpecification build() {
            return new ImageSpecification(this);
        }
    }
}
