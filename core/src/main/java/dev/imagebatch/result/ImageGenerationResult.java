package dev.imagebatch.result;

import com.fasterxml.jackson.annotation.JsonValue;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one image: the stored image, or the failure.
 *
 * <p>Immutable and thread-safe; {@link #toString()} and {@link #toMap()} contain neither prompts nor bytes.
 *
 * @since 0.1
 */
public final class ImageGenerationResult {

    /** The outcome of an image. */
    public enum Outcome {
        /** Generated in this run and stored. */
        GENERATED,
        /** Stored by an earlier run, at no cost. */
        REUSED,
        /** The picture of an earlier item of the batch, at no cost. */
        DUPLICATE,
        /** Failed, perhaps with a stored placeholder; see {@link ImageGenerationResult#failure()}. */
        FAILED,
        /** Not tried; see {@link ImageGenerationResult#failure()}. */
        SKIPPED;

        /** Returns whether the real image is stored. */
        public boolean isSuccess() {
            return this == GENERATED || this == REUSED || this == DUPLICATE;
        }
    }

    private final String batch;
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
    private final Instant completed;
    private final @Nullable String duplicateOf;
    private final List<String> warnings;
    private final boolean placeholder;
    private final @Nullable ImageRecord record;

    private ImageGenerationResult(Builder builder) {
        this.batch = builder.batch;
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
        this.completed = builder.completed;
        this.duplicateOf = builder.duplicateOf;
        this.warnings = List.copyOf(builder.warnings);
        this.placeholder = builder.placeholder;
        this.record = builder.record;
    }

    /** Returns a builder of the result of a stored image, for engines and tests of listeners. */
    public static Builder success(ImageSpecification specification, int variant, Outcome outcome, StoredImage stored) {
        Builder builder = new Builder(specification, variant, outcome);
        builder.stored = Objects.requireNonNull(stored);
        return builder;
    }

    /** Returns a builder of the result of a failed image, for engines and tests of listeners. */
    public static Builder failure(ImageSpecification specification, int variant, Failure failure) {
        Builder builder = new Builder(specification, variant, Outcome.FAILED);
        builder.failure = Objects.requireNonNull(failure);
        return builder;
    }

    /** Returns a builder of the result of an image that was not tried, for engines and tests of listeners. */
    public static Builder skipped(ImageSpecification specification, int variant, Failure reason) {
        Builder builder = new Builder(specification, variant, Outcome.SKIPPED);
        builder.failure = Objects.requireNonNull(reason);
        return builder;
    }

    /** Returns the batch's id. */
    public String batch() {
        return batch;
    }

    /** Returns the specification. */
    public ImageSpecification specification() {
        return specification;
    }

    /** Returns the variant of the specification, from 0. */
    public int variant() {
        return variant;
    }

    /** Returns the specification's id, followed by the variant's number if there are several: {@code hero-2}. */
    public String id() {
        return specification.n() == 1 ? specification.id() : specification.id() + "-" + (variant + 1);
    }

    /** Returns the outcome. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns whether the real image is stored. */
    public boolean isSuccess() {
        return outcome.isSuccess();
    }

    /** Returns whether a placeholder is stored instead of the image. */
    public boolean isPlaceholder() {
        return placeholder;
    }

    /** Returns the stored image, even if binding it failed, or the stored placeholder. */
    public Optional<StoredImage> stored() {
        return Optional.ofNullable(stored);
    }

    /** Returns the bytes, readable during the call of a listener, and later as long as the sink keeps them. */
    public Optional<ImageData> data() {
        return Optional.ofNullable(data);
    }

    /** Returns the MIME type of the stored image. */
    public Optional<String> mimeType() {
        return stored().map(image -> image.info().format()).map(ImageFormat::mimeType);
    }

    /** Returns the failure. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns the name of the provider. */
    public String provider() {
        return provider;
    }

    /** Returns the requested model. */
    public String model() {
        return model;
    }

    /** Returns the cost of this image; for a reused image, its original cost. */
    public Money cost() {
        return cost;
    }

    /** Returns the cost of this image in this run: zero for one that was reused or is a duplicate. */
    public Money costNow() {
        return outcome == Outcome.REUSED || outcome == Outcome.DUPLICATE ? Money.ZERO : cost;
    }

    /** Returns the number of calls. */
    public int attempts() {
        return attempts;
    }

    /** Returns the duration, waiting included. */
    public Duration processingTime() {
        return took;
    }

    /** Returns the completion time. */
    public Instant finished() {
        return completed;
    }

    /** Returns the id of the first item with the same picture, for a duplicate. */
    public Optional<String> duplicateOf() {
        return Optional.ofNullable(duplicateOf);
    }

    /** Returns all stored parts: the image, or the pieces made of it by a transform; the first part first. */
    public List<StoredPart> pieces() {
        if (record != null) {
            return record.pieces();
        }
        return stored == null ? List.of() : List.of(new StoredPart("", stored));
    }

    /** Returns the origin and the processing of the stored image. */
    public Optional<ImageRecord> record() {
        return Optional.ofNullable(record);
    }

    /** Returns the differences between specification and request, such as a nearby size. */
    public List<String> warnings() {
        return warnings;
    }

    /** Returns the result as plain values for logs. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!batch.isEmpty()) {
            map.put("batch", batch);
        }
        map.put("id", id());
        map.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        map.put("provider", provider);
        map.put("model", model);
        map.put("attempts", attempts);
        map.put("costUsd", cost.toUsd());
        map.put("costNowUsd", costNow().toUsd());
        map.put("processingMs", took.toMillis());
        stored().ifPresent(image -> {
            map.put("stored", image.id());
            image.address().ifPresent(address -> map.put("address", address.toString()));
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

    /** A builder of results, for engines and tests of listeners. Not thread-safe. */
    public static final class Builder {

        private String batch = "";
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
        private Instant completed = Instant.EPOCH;
        private @Nullable String duplicateOf;
        private List<String> warnings = List.of();
        private boolean placeholder;
        private @Nullable ImageRecord record;

        private Builder(ImageSpecification specification, int variant, Outcome outcome) {
            this.specification = Objects.requireNonNull(specification);
            this.variant = variant;
            this.outcome = outcome;
        }

        /** Sets the placeholder stored instead of a failed image. */
        public Builder placeholder(StoredImage image) {
            this.stored = image;
            this.placeholder = true;
            return this;
        }

        /** Sets the real image of a result that failed after storing. */
        public Builder stored(StoredImage image) {
            this.stored = image;
            return this;
        }

        /** Sets the batch's id. */
        public Builder batch(String id) {
            this.batch = id;
            return this;
        }

        /** Sets the bytes. */
        public Builder data(@Nullable ImageData bytes) {
            this.data = bytes;
            return this;
        }

        /** Sets the provider and the model. */
        public Builder askedOf(String providerName, String modelName) {
            this.provider = providerName;
            this.model = modelName;
            return this;
        }

        /** Sets the cost of this image. */
        public Builder cost(Money amount) {
            this.cost = amount;
            return this;
        }

        /** Sets the number of calls. */
        public Builder attempts(int count) {
            this.attempts = count;
            return this;
        }

        /** Sets the duration and the completion time. */
        public Builder timing(Duration duration, Instant end) {
            this.took = duration;
            this.completed = end;
            return this;
        }

        /** Sets the id of the first item with the same picture. */
        public Builder duplicateOf(@Nullable String firstId) {
            this.duplicateOf = firstId;
            return this;
        }

        /** Sets the origin and the processing of the stored image. */
        public Builder record(ImageRecord known) {
            this.record = known;
            return this;
        }

        /** Sets the differences between specification and request. */
        public Builder warnings(List<String> sentences) {
            this.warnings = sentences;
            return this;
        }

        /** Returns the result. */
        public ImageGenerationResult build() {
            return new ImageGenerationResult(this);
        }
    }
}
