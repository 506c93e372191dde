package dev.imagebatch.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one model takes, checked before any money is spent.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ModelCapabilities {

    /** Things that some models take and others do not. */
    public enum Feature {
        /** A text of what must not be shown. */
        NEGATIVE_PROMPT,
        /** A seed. */
        SEED,
        /** Pictures to start from. */
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
        this.qualities = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(builder.qualities));
        this.typicalLatency = builder.typicalLatency;
        this.quota = builder.quota;
        this.notices = List.copyOf(builder.notices);
    }

    /** Starts the capabilities of a model that takes {@code sizes}. */
    public static Builder builder(SupportedSizes sizes) {
        return new Builder(sizes);
    }

    /** The sizes it makes. */
    public SupportedSizes sizes() {
        return sizes;
    }

    /** How many variants one call may ask for, from 1. */
    public int maxImagesPerCall() {
        return maxImagesPerCall;
    }

    /** The most characters of the whole prompt. */
    public int maxPromptLength() {
        return maxPromptLength;
    }

    /** The most pictures to start from; 0 without {@link Feature#REFERENCES}. */
    public int maxReferences() {
        return maxReferences;
    }

    /** Whether it takes such a thing. */
    public boolean takes(Feature feature) {
        return features.contains(feature);
    }

    /** The qualities it knows; empty means that any word is passed on. */
    public Set<String> qualities() {
        return qualities;
    }

    /** How long one call usually takes. */
    public Optional<Duration> typicalLatency() {
        return Optional.ofNullable(typicalLatency);
    }

    /** How calls are counted and limited. */
    public Quota quota() {
        return quota;
    }

    /** What users of this model should know beforehand, such as its end of life. */
    public List<String> notices() {
        return notices;
    }

    /** Collects what a model takes; what is not set is refused nothing. Not thread-safe. */
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
            this.sizes = Objects.requireNonNull(sizes);
        }

        /** How many variants one call may ask for; 1 unless set. */
        public Builder maxImagesPerCall(int count) {
            this.maxImagesPerCall = count;
            return this;
        }

        /** The most characters of the whole prompt; unlimited unless set. */
        public Builder maxPromptLength(int characters) {
            this.maxPromptLength = characters;
            return this;
        }

        /** Takes a text of what must not be shown. */
        public Builder negativePrompt() {
            features.add(Feature.NEGATIVE_PROMPT);
            return this;
        }

        /** Takes a seed. */
        public Builder seed() {
            features.add(Feature.SEED);
            return this;
        }

        /** Takes up to {@code max} pictures to start from; none unless set. */
        public Builder references(int max) {
            features.add(Feature.REFERENCES);
            this.maxReferences = max;
            return this;
        }

        /** The qualities it knows; any word is passed on unless set. */
        public Builder qualities(String... names) {
            qualities.addAll(List.of(names));
            return this;
        }

        /** How long one call usually takes. */
        public Builder typicalLatency(Duration latency) {
            this.typicalLatency = latency;
            return this;
        }

        /** How calls are counted and limited; by images and unknown unless set. */
        public Builder quota(Quota documented) {
            this.quota = documented;
            return this;
        }

        /** Adds something that users should know beforehand. */
        public Builder notice(String sentence) {
            notices.add(sentence);
            return this;
        }

        /** The capabilities. */
        public ModelCapabilities build() {
            return new ModelCapabilities(this);
        }
    }
}
