package dev.imagebatch.spec;

import dev.imagebatch.image.Dimensions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A specification resolved for one model: exactly what the provider is asked for.
 *
 * <p>Values that nobody set stay empty, so that a provider sends only what was requested. Immutable and thread-safe; {@link
 * #toString()} never shows the prompt.
 *
 * @since 0.1
 */
public final class ImageRequest {

    /** A copy that is never changed. */
    private final Builder fields;

    private ImageRequest(Builder fields) {
        this.fields = fields;
    }

    /** Returns a builder for a request to a model of a provider. */
    public static Builder builder(String provider, String model, String prompt) {
        return new Builder(provider, model, prompt);
    }

    /** Returns the provider's name. */
    public String provider() {
        return fields.provider;
    }

    /** Returns the model's id, in the provider's terms. */
    public String model() {
        return fields.model;
    }

    /** Returns the whole prompt: style, the specification's prompt and the batch's shared prompt. */
    public String prompt() {
        return fields.prompt;
    }

    /** Returns the description of what the image must not show, if the model supports it. */
    public Optional<String> negativePrompt() {
        return Optional.ofNullable(fields.negativePrompt);
    }

    /** Returns a size that the model supports; empty if none was requested. */
    public Optional<Dimensions> size() {
        return Optional.ofNullable(fields.size);
    }

    /** Returns the quality in the model's terms; empty if none was requested. */
    public Optional<String> quality() {
        return Optional.ofNullable(fields.quality);
    }

    /** Returns the seed of the first variant, if the model supports it. */
    public OptionalLong seed() {
        return fields.seed == null ? OptionalLong.empty() : OptionalLong.of(fields.seed);
    }

    /** Returns the images to start from. */
    public List<ReferenceImage> references() {
        return fields.references;
    }

    /** Returns further options, in the provider's terms. */
    public Map<String, String> options() {
        return fields.options;
    }

    /** Returns provider and model only: prompts never reach logs. */
    @Override
    public String toString() {
        return "ImageRequest[" + fields.provider + "/" + fields.model + "]";
    }

    /** A builder of requests. Not thread-safe. */
    public static final class Builder {

        private final String provider;
        private final String model;
        private final String prompt;
        private @Nullable String negativePrompt;
        private @Nullable Dimensions size;
        private @Nullable String quality;
        private @Nullable Long seed;
        private List<ReferenceImage> references = List.of();
        private Map<String, String> options = Map.of();

        private Builder(String provider, String model, String prompt) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.model = Objects.requireNonNull(model, "model");
            this.prompt = Objects.requireNonNull(prompt, "prompt");
        }

        private Builder(Builder other) {
            this(other.provider, other.model, other.prompt);
            this.negativePrompt = other.negativePrompt;
            this.size = other.size;
            this.quality = other.quality;
            this.seed = other.seed;
            this.references = other.references;
            this.options = other.options;
        }

        /** Sets the description of what the image must not show. */
        public Builder negativePrompt(String text) {
            this.negativePrompt = Objects.requireNonNull(text, "text");
            return this;
        }

        /** Sets the size. */
        public Builder size(Dimensions dimensions) {
            this.size = Objects.requireNonNull(dimensions, "dimensions");
            return this;
        }

        /** Sets the quality. */
        public Builder quality(String name) {
            this.quality = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Sets the seed of the first variant. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /** Sets the images to start from. */
        public Builder references(List<ReferenceImage> images) {
            this.references = Rules.copyOf("images", images);
            return this;
        }

        /** Sets further options. */
        public Builder options(Map<String, String> values) {
            this.options = Map.copyOf(Objects.requireNonNull(values, "values"));
            return this;
        }

        /** Returns the request. */
        public ImageRequest build() {
            return new ImageRequest(new Builder(this));
        }
    }
}
