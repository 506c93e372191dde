package dev.imagebatch.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities of one model, checked before any money is spent.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ModelCapabilities {

    /** A feature that some models support and others do not. */
    public enum Feature {
        /** A description of what the image must not show. */
        NEGATIVE_PROMPT,
        /** A seed. */
        SEED,
        /** Reference images. */
        REFERENCES
    }

    private final SupportedSizes sizes;
    private final int maxImagesPerCall;
    private final int maxPromptLength;
    private final int maxReferences;
    private final Set<Feature> features;
    private final Set<String> qualities;
    private final @Nullable Duration typicalLatency;
    private final Quota quota;
    private final List<String> notices;

    private ModelCapabilities(Builder builder) {
        this.sizes = builder.sizes;
        this.maxImagesPerCall = builder.maxImagesPerCall;
        this.maxPromptLength = builder.maxPromptLength;
        this.maxReferences = builder.maxReferences;
        this.features = Set.copyOf(builder.features);
        this.qualities = Collections.unmodifiableSet(new LinkedHashSet<>(builder.qualities));
        this.typicalLatency = builder.typicalLatency;
        this.quota = builder.quota;
        this.notices = List.copyOf(builder.notices);
    }

    /** Returns a builder for the capabilities of a model with these sizes. */
    public static Builder builder(SupportedSizes sizes) {
        return new Builder(sizes);
    }

    /** Returns the supported sizes. */
    public SupportedSizes sizes() {
        return sizes;
    }

    /** Returns the most variants of one call, at least 1. */
    public int maxImagesPerCall() {
        return maxImagesPerCall;
    }

    /** Returns the most characters of the whole prompt. */
    public int maxPromptLength() {
        return maxPromptLength;
    }

    /** Returns the most reference images; 0 without {@link Feature#REFERENCES}. */
    public int maxReferences() {
        return maxReferences;
    }

    /** Returns whether the model supports a feature. */
    public boolean takes(Feature feature) {
        return features.contains(feature);
    }

    /** Returns the supported qualities; empty if any word is passed on. */
    public Set<String> qualities() {
        return qualities;
    }

    /** Returns the usual duration of one call. */
    public Optional<Duration> typicalLatency() {
        return Optional.ofNullable(typicalLatency);
    }

    /** Returns the quota, which says how calls are counted and limited. */
    public Quota quota() {
        return quota;
    }

    /** Returns notices for users of this model, such as its end of life. */
    public List<String> notices() {
        return notices;
    }

    /** A builder of capabilities; by default there are no limits and no features. Not thread-safe. */
    public static final class Builder {

        private final SupportedSizes sizes;
        private int maxImagesPerCall = 1;
        private int maxPromptLength = Integer.MAX_VALUE;
        private int maxReferences;
        private final Set<Feature> features = EnumSet.noneOf(Feature.class);
        private final Set<String> qualities = new LinkedHashSet<>();
        private @Nullable Duration typicalLatency;
        private Quota quota = Quota.unknown(Quota.Unit.IMAGES);
        private final List<String> notices = new ArrayList<>();

        private Builder(SupportedSizes sizes) {
            this.sizes = Objects.requireNonNull(sizes, "sizes");
        }

        /** Sets the most variants of one call; 1 by default. */
        public Builder maxImagesPerCall(int count) {
            this.maxImagesPerCall = count;
            return this;
        }

        /** Sets the most characters of the whole prompt; unlimited by default. */
        public Builder maxPromptLength(int characters) {
            this.maxPromptLength = characters;
            return this;
        }

        /** Adds support for negative prompts. */
        public Builder negativePrompt() {
            features.add(Feature.NEGATIVE_PROMPT);
            return this;
        }

        /** Adds support for seeds. */
        public Builder seed() {
            features.add(Feature.SEED);
            return this;
        }

        /** Adds support for up to {@code max} reference images; none by default. */
        public Builder references(int max) {
            features.add(Feature.REFERENCES);
            this.maxReferences = max;
            return this;
        }

        /** Adds supported qualities; by default any word is passed on. */
        public Builder qualities(String... names) {
            qualities.addAll(List.of(Objects.requireNonNull(names, "names")));
            return this;
        }

        /** Sets the usual duration of one call. */
        public Builder typicalLatency(Duration latency) {
            this.typicalLatency = Objects.requireNonNull(latency, "latency");
            return this;
        }

        /** Sets the quota; by default calls are counted by images and the limit is unknown. */
        public Builder quota(Quota documented) {
            this.quota = Objects.requireNonNull(documented, "documented");
            return this;
        }

        /** Adds a notice for users of this model. */
        public Builder notice(String sentence) {
            notices.add(Objects.requireNonNull(sentence, "sentence"));
            return this;
        }

        /** Returns the capabilities. */
        public ModelCapabilities build() {
            return new ModelCapabilities(this);
        }
    }
}
