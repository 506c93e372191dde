package dev.imagebatch.result;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.spec.ImageSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one image: stored, or why not.
 *
 * <p>Immutable and thread-safe; {@link #toString()} and {@link #toMap()} show neither prompts nor bytes.
 *
 * @since 0.1
 */
public final class ImageGenerationResult {

    /** What became of the image. */
    public enum Outcome {
        /** Made in this run and stored. */
        GENERATED,
        /** Stored by an earlier run; nothing was paid. */
        REUSED,
        /** The same picture as an earlier item of the batch; nothing was paid. */
        DUPLICATE,
        /** Not made; see {@link ImageGenerationResult#failure()}. A placeholder may be stored in its stead. */
        FAILED,
        /** Not tried; see {@link ImageGenerationResult#failure()}. */
        SKIPPED;

        /** Whether the real image is stored. */
        public boolean isSuccess() {
            return this == GENERATED || this == REUSED || this == DUPLICATE;
        }
    }

    private final ImageSpecification specification;
    private final int variant;
    private final Outcome outcome;
    private final @Nullable StoredImage stored;
    private final @Nullable ImageData data;
    private final @Nullable Failure failure;
    private final String provider;
    private final String model;
    private final Money cost;
    private final int attempts;
    private final Duration took;
    private final Instant finished;
    private final @Nullable String duplicateOf;
    private final List<String> warnings;
    private final boolean placeholder;
    private final @Nullable ImageRecord record;

    private ImageGenerationResult(Builder builder) {
        this.specification = builder.specification;
        this.variant = builder.variant;
        this.outcome = builder.outcome;
        this.stored = builder.stored;
        this.data = builder.data;
        this.failure = builder.failure;
        this.provider = builder.provider;
        this.model = builder.model;
        this.cost = builder.cost;
        this.attempts = builder.attempts;
        this.took = builder.took;
        this.finished = builder.finished;
        this.duplicateOf = builder.duplicateOf;
        this.warnings = List.copyOf(builder.warnings);
        this.placeholder = builder.placeholder;
        this.record = builder.record;
    }

    /** Starts a result for a variant of a specification whose image is stored. */
    public static Builder success(ImageSpecification specification, int variant, Outcome outcome, StoredImage stored) {
        Builder builder = new Builder(specification, variant, outcome);
        builder.stored = Objects.requireNonNull(stored);
        return builder;
    }

    /** Starts a result for a variant of a specification whose image is not there. */
    public static Builder failure(ImageSpecification specification, int variant, Failure failure) {
        Builder builder = new Builder(specification, variant, Outcome.FAILED);
        builder.failure = Objects.requireNonNull(failure);
        return builder;
    }

    /** Starts a result for a variant of a specification that was not tried. */
    public static Builder skipped(ImageSpecification specification, int variant, Failure reason) {
        Builder builder = new Builder(specification, variant, Outcome.SKIPPED);
        builder.failure = Objects.requireNonNull(reason);
        return builder;
    }

    /** What was asked for. */
    public ImageSpecification specification() {
        return specification;
    }

    /** Which of the specification's variants, from 0. */
    public int variant() {
        return variant;
    }

    /** The specification's id, with the variant's number behind it where there are several: {@code hero}, {@code hero-2}. */
    public String id() {
        return specification.n() == 1 ? specification.id() : specification.id() + "-" + (variant + 1);
    }

    /** What became of the image. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether the real image is stored. */
    public boolean isSuccess() {
        return outcome.isSuccess();
    }

    /** Whether a placeholder is stored in the image's stead. */
    public boolean isPlaceholder() {
        return placeholder;
    }

    /** What is stored: the image, even if binding it failed, or the placeholder in its stead. */
    public Optional<StoredImage> stored() {
        return Optional.ofNullable(stored);
    }

    /**
     * The bytes. Readable at least while a listener is being told; afterwards as long as the sink keeps them.
     */
    public Optional<ImageData> data() {
        return Optional.ofNullable(data);
    }

    /** The MIME type of what is stored. */
    public Optional<String> mimeType() {
        return stored().map(image -> image.info().format()).map(ImageFormat::mimeType);
    }

    /** Why the image is not there. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** The name of the provider that was asked. */
    public String provider() {
        return provider;
    }

    /** The model that was asked for. */
    public String model() {
        return model;
    }

    /** What this image cost; for a reused one, what it cost when it was made. */
    public Money cost() {
        return cost;
    }

    /** How many calls were made. */
    public int attempts() {
        return attempts;
    }

    /** How long it took, waiting included. */
    public Duration processingTime() {
        return took;
    }

    /** When it was finished. */
    public Instant finished() {
        return finished;
    }

    /** The id of the first item with the same picture, for a duplicate. */
    public Optional<String> duplicateOf() {
        return Optional.ofNullable(duplicateOf);
    }

    /** All that is stored of it: one image, or several where a transform made pieces of it; the first one first. */
    public List<StoredPart> pieces() {
        if (record != null) {
            return record.pieces();
        }
        return stored == null ? List.of() : List.of(new StoredPart("", stored));
    }

    /** Where the stored image comes from and what was done to it. */
    public Optional<ImageRecord> record() {
        return Optional.ofNullable(record);
    }

    /** What was done differently from what was asked, such as a nearby size. */
    public List<String> warnings() {
        return warnings;
    }

    /** The result as plain values for logs. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id());
        map.put("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT));
        map.put("provider", provider);
        map.put("model", model);
        map.put("attempts", attempts);
        map.put("costUsd", cost.toUsd());
        map.put("processingMs", took.toMillis());
        stored().ifPresent(image -> {
            map.put("stored", image.id());
            map.put("mimeType", image.info().format().mimeType());
            map.put("bytes", image.info().length());
        });
        failure().ifPresent(reason -> {
            map.put("kind", reason.kind().name());
            map.put("stage", reason.stage().label());
            map.put("message", reason.message());
        });
        duplicateOf().ifPresent(first -> map.put("duplicateOf", first));
        return map;
    }

    @Override
    public String toString() {
        return "ImageGenerationResult" + toMap();
    }

    /** Collects the details of a result. Not thread-safe. */
    public static final class Builder {

        private final ImageSpecification specification;
        private final int variant;
        private final Outcome outcome;
        private @Nullable StoredImage stored;
        private @Nullable ImageData data;
        private @Nullable Failure failure;
        private String provider = "";
        private String model = "";
        private Money cost = Money.ZERO;
        private int attempts;
        private Duration took = Duration.ZERO;
        private Instant finished = Instant.EPOCH;
        private @Nullable String duplicateOf;
        private List<String> warnings = List.of();
        private boolean placeholder;
        private @Nullable ImageRecord record;

        private Builder(ImageSpecification specification, int variant, Outcome outcome) {
            this.specification = Objects.requireNonNull(specification);
            this.variant = variant;
            this.outcome = outcome;
        }

        /** The placeholder that is stored instead of a failed image. */
        public Builder placeholder(StoredImage image) {
            this.stored = image;
            this.placeholder = true;
            return this;
        }

        /** The real image of a result that failed after storing. */
        public Builder storedNevertheless(StoredImage image) {
            this.stored = image;
            return this;
        }

        /** The bytes. */
        public Builder data(@Nullable ImageData bytes) {
            this.data = bytes;
            return this;
        }

        /** Who was asked. */
        public Builder askedOf(String providerName, String modelName) {
            this.provider = providerName;
            this.model = modelName;
            return this;
        }

        /** What this image cost. */
        public Builder cost(Money amount) {
            this.cost = amount;
            return this;
        }

        /** How many calls were made. */
        public Builder attempts(int count) {
            this.attempts = count;
            return this;
        }

        /** How long it took, and when it was finished. */
        public Builder timing(Duration duration, Instant end) {
            this.took = duration;
            this.finished = end;
            return this;
        }

        /** The id of the first item with the same picture. */
        public Builder duplicateOf(@Nullable String firstId) {
            this.duplicateOf = firstId;
            return this;
        }

        /** Where the stored image comes from and what was done to it. */
        public Builder record(ImageRecord known) {
            this.record = known;
            return this;
        }

        /** What was done differently from what was asked. */
        public Builder warnings(List<String> sentences) {
            this.warnings = sentences;
            return this;
        }

        /** The result. */
        public ImageGenerationResult build() {
            return new ImageGenerationResult(this);
        }
    }
}
