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
 * A request for one image, or for n variants of it: its content, its look, and the subject it belongs to.
 *
 * <p>Only the id and the prompt are required; the defaults of the batch, then of the provider, apply to all other fields.
 * Immutable and thread-safe; {@link #toString()} never shows the prompt.
 *
 * @since 0.1
 */
public final class ImageSpecification {

    /** The most characters of an id. */
    public static final int MAX_ID_LENGTH = 200;

    /** The most characters of a prompt; providers accept far fewer. */
    public static final int MAX_PROMPT_LENGTH = 100_000;

    /** The most variants of one specification. */
    public static final int MAX_VARIANTS = 1_000;

    /** The longest side, in pixels. */
    public static final int MAX_SIDE = 65_535;

    /** A copy that is never changed. */
    private final Builder fields;

    private ImageSpecification(Builder fields) {
        this.fields = fields;
    }

    /**
     * Returns a builder for a specification.
     *
     * @param id the caller's id, 1 to {@value #MAX_ID_LENGTH} characters, unique within a batch
     * @param prompt the description of the image, 1 to {@value #MAX_PROMPT_LENGTH} characters, not blank
     * @throws IllegalArgumentException if the id or the prompt is invalid
     */
    public static Builder builder(String id, String prompt) {
        return new Builder(id, prompt);
    }

    /** Returns a builder with the values of this specification. */
    public Builder toBuilder() {
        return new Builder(fields);
    }

    /** Returns the caller's id. */
    public String id() {
        return fields.id;
    }

    /** Returns the description of the image, without style and shared prompt. */
    public String prompt() {
        return fields.prompt;
    }

    /** Returns the description of what the image must not show. */
    public Optional<String> negativePrompt() {
        return Optional.ofNullable(fields.negativePrompt);
    }

    /** Returns the provider for this image; by default the batch's. */
    public Optional<String> provider() {
        return Optional.ofNullable(fields.provider);
    }

    /** Returns the model for this image; by default the batch's. */
    public Optional<String> model() {
        return Optional.ofNullable(fields.model);
    }

    /** Returns the caller's label for the kind of image, such as {@code hero}; used in names and reports. */
    public Optional<String> type() {
        return Optional.ofNullable(fields.type);
    }

    /** Returns the size in pixels; never set together with {@link #aspectRatio()}. */
    public Optional<Dimensions> dimensions() {
        return Optional.ofNullable(fields.dimensions);
    }

    /** Returns the aspect ratio, at a size that suits the model; never set together with {@link #dimensions()}. */
    public Optional<AspectRatio> aspectRatio() {
        return Optional.ofNullable(fields.aspectRatio);
    }

    /** Returns the name of a style, such as {@code photo}; see {@link Styles}. */
    public Optional<String> style() {
        return Optional.ofNullable(fields.style);
    }

    /** Returns the quality in the provider's terms, such as {@code standard} or {@code high}. */
    public Optional<String> quality() {
        return Optional.ofNullable(fields.quality);
    }

    /** Returns the seed of the first variant; each further variant adds one. */
    public OptionalLong seed() {
        return fields.seed == null ? OptionalLong.empty() : OptionalLong.of(fields.seed);
    }

    /** Returns the number of variants, from 1 to {@value #MAX_VARIANTS}. */
    public int n() {
        return fields.n;
    }

    /** Returns the subject of the image, such as a character or a service; used for numbering and galleries. */
    public Optional<String> subject() {
        return Optional.ofNullable(fields.subject);
    }

    /** Returns the owner of the image. */
    public Optional<String> owner() {
        return Optional.ofNullable(fields.owner);
    }

    /** Returns the alternative text of the image. */
    public Optional<String> altText() {
        return Optional.ofNullable(fields.altText);
    }

    /** Returns the images to start from. */
    public List<ReferenceImage> references() {
        return fields.references;
    }

    /** Returns the transforms of the received image, in order; the provider never sees them. */
    public List<ImageTransform> transforms() {
        return fields.transforms;
    }

    /** Returns the name of the prompt writer, which turns the prompt, then a brief, into the final prompt. */
    public Optional<String> promptWriter() {
        return Optional.ofNullable(fields.promptWriter);
    }

    /** Returns the places that receive the stored image's address, such as {@code page/parking#hero}. */
    public List<String> usedBy() {
        return fields.usedBy;
    }

    /** Returns further options as text, by provider name. */
    public Map<String, Map<String, String>> options() {
        return fields.options;
    }

    /** Returns the caller's own labels, for names and reports. */
    public Map<String, String> tags() {
        return fields.tags;
    }

    /** Returns the id only: prompts never reach logs. */
    @Override
    public String toString() {
        return "ImageSpecification[" + fields.id + "]";
    }

    /**
     * A builder of specifications; each setter checks its value at once.
     *
     * <p>Not thread-safe. Setting a field twice replaces it; of two fields that exclude each other, the second is refused.
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
        private List<ReferenceImage> references = List.of();
        private List<ImageTransform> transforms = List.of();
        private @Nullable String promptWriter;
        private List<String> usedBy = List.of();
        private Map<String, Map<String, String>> options = Map.of();
        private Map<String, String> tags = Map.of();

        private Builder(String id, String prompt) {
            this.id = Rules.text("id", id, MAX_ID_LENGTH);
            this.prompt = Rules.text("prompt", prompt, MAX_PROMPT_LENGTH);
        }

        private Builder(Builder other) {
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
            this.references = other.references;
            this.transforms = other.transforms;
            this.promptWriter = other.promptWriter;
            this.usedBy = other.usedBy;
            this.options = other.options;
            this.tags = other.tags;
        }

        /** Sets the description of what the image must not show. */
        public Builder negativePrompt(String text) {
            this.negativePrompt = Rules.text("negativePrompt", text, MAX_PROMPT_LENGTH);
            return this;
        }

        /** Sets the provider for this image. */
        public Builder provider(String name) {
            this.provider = Rules.label("provider", name);
            return this;
        }

        /** Sets the model for this image. */
        public Builder model(String name) {
            this.model = Rules.label("model", name);
            return this;
        }

        /** Sets the caller's label for the kind of image. */
        public Builder type(String label) {
            this.type = Rules.label("type", label);
            return this;
        }

        /**
         * Sets the size in pixels, each side from 1 to {@value ImageSpecification#MAX_SIDE}.
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

        /** Sets the size in pixels; see {@link #dimensions(int, int)}. */
        public Builder dimensions(Dimensions size) {
            Objects.requireNonNull(size, "size");
            return dimensions(size.width(), size.height());
        }

        /**
         * Sets the aspect ratio, at a size that suits the model.
         *
         * @throws IllegalArgumentException if a size is set
         */
        public Builder aspectRatio(AspectRatio ratio) {
            Rules.excluded("aspectRatio", "size", dimensions);
            this.aspectRatio = Objects.requireNonNull(ratio, "ratio");
            return this;
        }

        /** Sets the name of a style. */
        public Builder style(String name) {
            this.style = Rules.label("style", name);
            return this;
        }

        /** Sets the quality in the provider's terms. */
        public Builder quality(String name) {
            this.quality = Rules.label("quality", name);
            return this;
        }

        /** Sets the seed of the first variant, at least 0. */
        public Builder seed(long value) {
            Rules.range("seed", value, 0, Long.MAX_VALUE);
            this.seed = value;
            return this;
        }

        /** Sets the number of variants, from 1 to {@value ImageSpecification#MAX_VARIANTS}; 1 by default. */
        public Builder n(int count) {
            Rules.range("n", count, 1, MAX_VARIANTS);
            this.n = count;
            return this;
        }

        /** Sets the subject of the image. */
        public Builder subject(String name) {
            this.subject = Rules.label("subject", name);
            return this;
        }

        /** Sets the owner of the image. */
        public Builder owner(String name) {
            this.owner = Rules.label("owner", name);
            return this;
        }

        /** Sets the alternative text of the image. */
        public Builder altText(String text) {
            this.altText = Rules.text("altText", text, MAX_PROMPT_LENGTH);
            return this;
        }

        /** Adds an image to start from. */
        public Builder reference(ReferenceImage image) {
            this.references = with(references, Objects.requireNonNull(image, "image"));
            return this;
        }

        /** Sets the images to start from, replacing those added before. */
        public Builder references(List<ReferenceImage> images) {
            this.references = Rules.copyOf("images", images);
            return this;
        }

        /** Adds a transform of the received image, such as one of the module imaging. */
        public Builder transform(ImageTransform step) {
            this.transforms = with(transforms, Objects.requireNonNull(step, "step"));
            return this;
        }

        /** Sets the transforms of the received image, replacing those added before. */
        public Builder transforms(List<? extends ImageTransform> steps) {
            this.transforms = Rules.copyOf("steps", steps);
            return this;
        }

        /** Sets the name of the prompt writer, which turns the prompt, then a brief, into the final prompt. */
        public Builder promptWriter(String name) {
            this.promptWriter = Rules.label("promptWriter", name);
            return this;
        }

        /** Replaces the brief by the prompt that the prompt writer made from it. */
        public Builder written(String text) {
            this.prompt = Rules.text("prompt", text, MAX_PROMPT_LENGTH);
            this.promptWriter = null;
            return this;
        }

        /** Adds a place that receives the stored image's address. */
        public Builder usedBy(String place) {
            this.usedBy = with(usedBy, Rules.label("usedBy", place));
            return this;
        }

        /** Sets one option of one provider. */
        public Builder option(String providerName, String key, String value) {
            Rules.label("options", providerName);
            Rules.label("options." + providerName, key);
            Objects.requireNonNull(value, "value");
            Map<String, String> others = options.getOrDefault(providerName, Map.of());
            this.options = with(options, providerName, with(others, key, value));
            return this;
        }

        /** Sets one of the caller's own labels. */
        public Builder tag(String name, String value) {
            this.tags = with(tags, Rules.label("tags", name), Objects.requireNonNull(value, "value"));
            return this;
        }

        /** Returns the specification. The builder can be used further. */
        public ImageSpecification build() {
            return new ImageSpecification(new Builder(this));
        }

        private static <T> List<T> with(List<T> list, T added) {
            List<T> more = new ArrayList<>(list);
            more.add(added);
            return List.copyOf(more);
        }

        private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
            Map<String, T> more = new LinkedHashMap<>(map);
            more.put(key, value);
            return Map.copyOf(more);
        }
    }
}
