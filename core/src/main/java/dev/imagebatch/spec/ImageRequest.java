package dev.imagebatch.spec;

import dev.imagebatch.image.Dimensions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A specification resolved for one model: what the provider is asked for, and nothing else.
 *
 * <p>What the caller left open stays open, so that a provider sends only what was asked. Immutable and thread-safe;
 * {@link #toString()} never shows the prompt.
 *
 * @since 0.1
 */
public final class ImageRequest {

    private final String provider;
    private final String model;
    private final String prompt;
    private final @Nullable String negativePrompt;
    private final @Nullable Dimensions size;
    private final @Nullable String quality;
    private final @Nullable Long seed;
    private final List<ReferenceImage> references;
    private final Map<String, String> options;

    private ImageRequest(Builder builder) {
        this.provider = builder.provider;
        this.model = builder.model;
        this.prompt = builder.prompt;
        this.negativePrompt = builder.negativePrompt;
        this.size = builder.size;
        this.quality = builder.quality;
        this.seed = builder.seed;
        this.references = List.copyOf(builder.references);
        this.options = Map.copyOf(builder.options);
    }

    /** Starts a request to a model of a provider. */
    public static Builder builder(String provider, String model, String prompt) {
        return new Builder(provider, model, prompt);
    }

    /** The provider's name. */
    public String provider() {
        return provider;
    }

    /** The model's id, in the provider's words. */
    public String model() {
        return model;
    }

    /** The whole prompt: style, the caller's words and the batch's identity. */
    public String prompt() {
        return prompt;
    }

    /** What the picture must not show, where the model takes such a thing. */
    public Optional<String> negativePrompt() {
        return Optional.ofNullable(negativePrompt);
    }

    /** A size that the model takes; empty if nobody asked for one. */
    public Optional<Dimensions> size() {
        return Optional.ofNullable(size);
    }

    /** The quality in the model's words; empty if nobody asked for one. */
    public Optional<String> quality() {
        return Optional.ofNullable(quality);
    }

    /** The seed of the first variant, where the model takes one. */
    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** The pictures to start from. */
    public List<ReferenceImage> references() {
        return references;
    }

    /** Further options, in the provider's words. */
    public Map<String, String> options() {
        return options;
    }

    /** Provider and model alone: prompts never reach logs. */
    @Override
    public String toString() {
        return "ImageRequest[" + provider + "/" + model + "]";
    }

    /** Collects the parts of a request. Not thread-safe. */
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
            this.provider = Objects.requireNonNull(provider);
            this.model = Objects.requireNonNull(model);
            this.prompt = Objects.requireNonNull(prompt);
        }

        /** What the picture must not show. */
        public Builder negativePrompt(String text) {
            this.negativePrompt = text;
            return this;
        }

        /** The size. */
        public Builder size(Dimensions dimensions) {
            this.size = dimensions;
            return this;
        }

        /** The quality. */
        public Builder quality(String name) {
            this.quality = name;
            return this;
        }

        /** The seed of the first variant. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /** The pictures to start from. */
        public Builder references(List<ReferenceImage> images) {
            this.references = images;
            return this;
        }

        /** Further options. */
        public Builder options(Map<String, String> values) {
            this.options = values;
            return this;
        }

        /** The request. */
        public ImageRequest build() {
            return new ImageRequest(this);
        }
    }
}
