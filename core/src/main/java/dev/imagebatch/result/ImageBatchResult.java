package dev.imagebatch.result;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a batch: counts, cost, the first failures and the first stored images.
 *
 * <p>Its size does not grow with the batch: entries beyond the first {@value #KEPT} are in the ledger and were passed to
 * the listener. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ImageBatchResult {

    /** The number of failures, and of stored ids, that a result keeps. */
    public static final int KEPT = 1_000;

    private final String batch;
    private final End end;
    private final long total;
    private final long unique;
    private final OutcomeCounts outcomes;
    private final long placeholders;
    private final Spending spending;
    private final Instant started;
    private final Instant completed;
    private final List<String> storedIds;
    private final List<FailedImage> failures;
    private final Map<FailureKind, Long> failuresByKind;
    private final @Nullable Failure stopped;

    /** The way a batch ended. */
    public enum End {
        /** Every item was processed. */
        COMPLETED,
        /** The budget did not suffice for some items. */
        BUDGET_EXHAUSTED,
        /** The provider refused all further calls. */
        PROVIDER_STOPPED,
        /** The batch was cancelled. */
        CANCELLED,
        /** The deadline passed. */
        DEADLINE_PASSED
    }

    /**
     * A failed image.
     *
     * @param id the item's id
     * @param failure the failure
     */
    public record FailedImage(String id, Failure failure) {

        private Map<String, Object> toMap() {
            return Map.of("id", id, "kind", failure.kind().name(), "message", failure.message());
        }
    }

    /**
     * The amounts spent and held.
     *
     * @param spent the amount spent in this run
     * @param held the amount that the ledger holds for calls that may have been charged, without those of other runs that
     *     are still being made
     * @param ledgerSpent the amount spent in all runs of the ledger
     * @param overshoot the amount by which calls of this run exceeded their highest prices; above zero only if a price is
     *     wrong
     */
    public record Spending(Money spent, Money held, Money ledgerSpent, Money overshoot) {

        private static final Spending NONE = new Spending(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    private ImageBatchResult(Builder builder) {
        this.batch = builder.batch;
        this.end = builder.end;
        this.total = builder.total;
        this.unique = builder.unique;
        this.outcomes = builder.outcomes;
        this.placeholders = builder.placeholders;
        this.spending = builder.spending;
        this.started = builder.started;
        this.completed = builder.completed;
        this.storedIds = List.copyOf(builder.storedIds);
        this.failures = List.copyOf(builder.failures);
        this.failuresByKind = Map.copyOf(builder.failuresByKind);
        this.stopped = builder.stopped;
    }

    /** Returns a builder of an empty result, for engines and tests of listeners. */
    public static Builder builder(String batch, End end) {
        return new Builder(batch, end);
    }

    /** Returns the batch's id. */
    public String batch() {
        return batch;
    }

    /** Returns the way the batch ended. */
    public End end() {
        return end;
    }

    /** Returns the number of items; an item is one image. */
    public long total() {
        return total;
    }

    /** Returns the number of different pictures. */
    public long unique() {
        return unique;
    }

    /** Returns the number of items by outcome. */
    public OutcomeCounts outcomes() {
        return outcomes;
    }

    /** Returns the number of images generated in this run. */
    public long generated() {
        return outcomes.of(Outcome.GENERATED);
    }

    /** Returns the number of images stored by an earlier run. */
    public long reused() {
        return outcomes.of(Outcome.REUSED);
    }

    /** Returns the number of items with the picture of another item. */
    public long duplicates() {
        return outcomes.of(Outcome.DUPLICATE);
    }

    /** Returns the number of failed items, those with a placeholder included. */
    public long failed() {
        return outcomes.of(Outcome.FAILED);
    }

    /** Returns the number of items that were not tried, those after a cancellation included. */
    public long skipped() {
        return outcomes.of(Outcome.SKIPPED);
    }

    /** Returns the number of failed items with a stored placeholder. */
    public long placeholders() {
        return placeholders;
    }

    /** Returns the number of items with an outcome other than skipped. */
    public long processed() {
        return succeeded() + failed();
    }

    /** Returns the number of items with their real image stored. */
    public long succeeded() {
        return outcomes.succeeded();
    }

    /** Returns whether every item has its real image. */
    public boolean isFullySuccessful() {
        return end == End.COMPLETED && succeeded() == total;
    }

    /** Returns whether an item failed. */
    public boolean hasFailures() {
        return failed() > 0;
    }

    /** Returns the amounts spent and held. */
    public Spending spending() {
        return spending;
    }

    /** Returns the amount spent in this run. */
    public Money spent() {
        return spending.spent();
    }

    /** Returns the amount that the ledger holds for calls that may have been charged. */
    public Money held() {
        return spending.held();
    }

    /** Returns the amount spent in all runs of the ledger. */
    public Money ledgerSpent() {
        return spending.ledgerSpent();
    }

    /** Returns the amount by which calls exceeded their highest prices. */
    public Money overshoot() {
        return spending.overshoot();
    }

    /** Returns the start time. */
    public Instant started() {
        return started;
    }

    /** Returns the end time. */
    public Instant completed() {
        return completed;
    }

    /** Returns the duration. */
    public Duration processingTime() {
        return Duration.between(started, completed);
    }

    /** Returns the sink's ids of the first {@value #KEPT} stored images. */
    public List<String> storedIds() {
        return storedIds;
    }

    /** Returns the first {@value #KEPT} failures. */
    public List<FailedImage> failures() {
        return failures;
    }

    /** Returns the ids of the first {@value #KEPT} failed items. */
    public List<String> failedIds() {
        return failures.stream().map(FailedImage::id).toList();
    }

    /** Returns the number of failed items by failure kind. */
    public Map<FailureKind, Long> failuresByKind() {
        return failuresByKind;
    }

    /** Returns the reason why the batch ended early; empty if it did not. */
    public Optional<Failure> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** Returns the result as plain values for logs and JSON; money in US dollars, times in milliseconds. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("batch", batch);
        map.put("end", end.name().toLowerCase(Locale.ROOT));
        map.put("total", total);
        map.put("unique", unique);
        map.put("succeeded", succeeded());
        map.put("generated", generated());
        map.put("reused", reused());
        map.put("duplicates", duplicates());
        map.put("failed", failed());
        map.put("skipped", skipped());
        map.put("placeholders", placeholders);
        map.put("spentUsd", spent().toUsd());
        map.put("heldUsd", held().toUsd());
        map.put("started", started.toString());
        map.put("processingMs", processingTime().toMillis());
        map.put("failures", failures.stream().map(FailedImage::toMap).toList());
        stopped().ifPresent(reason -> map.put("stopped", reason.message()));
        map.put("summary", summary());
        return map;
    }

    /** Returns the result in one line. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        parts.add(generated() + " generated");
        add(parts, reused(), "reused");
        add(parts, duplicates(), duplicates() == 1 ? "duplicate" : "duplicates");
        add(parts, failed(), "failed");
        add(parts, placeholders, placeholders == 1 ? "placeholder" : "placeholders");
        add(parts, skipped(), "skipped");
        String over = overshoot().isZero() ? "" : ", " + overshoot() + " of it above the highest prices";
        String holding = held().isZero() ? "" : ", " + held() + " held";
        return succeeded() + " of " + total + " stored (" + String.join(", ", parts) + "), " + spent() + " spent" + over
                + holding;
    }

    @Override
    public String toString() {
        return "ImageBatchResult[" + batch + ", " + end + ", " + summary() + "]";
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    /** A builder of results. Not thread-safe. */
    public static final class Builder {

        private final String batch;
        private final End end;
        private long total;
        private long unique;
        private OutcomeCounts outcomes = OutcomeCounts.NONE;
        private long placeholders;
        private Spending spending = Spending.NONE;
        private Instant started = Instant.EPOCH;
        private Instant completed = Instant.EPOCH;
        private List<String> storedIds = List.of();
        private List<FailedImage> failures = List.of();
        private Map<FailureKind, Long> failuresByKind = Map.of();
        private @Nullable Failure stopped;

        private Builder(String batch, End end) {
            this.batch = batch;
            this.end = end;
        }

        /** Sets the number of items and of different pictures. */
        public Builder items(long all, long different) {
            total = all;
            unique = different;
            return this;
        }

        /** Sets the number of items by outcome, and of the placeholders among the failed ones. */
        public Builder outcomes(OutcomeCounts counts, long storedPlaceholders) {
            outcomes = counts;
            placeholders = storedPlaceholders;
            return this;
        }

        /** Sets the amounts spent and held. */
        public Builder spending(Spending amounts) {
            spending = amounts;
            return this;
        }

        /** Sets the start and end times. */
        public Builder time(Instant start, Instant completion) {
            started = start;
            completed = completion;
            return this;
        }

        /** Sets the sink's ids of the first stored images. */
        public Builder storedIds(List<String> first) {
            storedIds = first;
            return this;
        }

        /** Sets the first failures, and the number of all failures by kind. */
        public Builder failures(List<FailedImage> first, Map<FailureKind, Long> byKind) {
            failures = first;
            failuresByKind = byKind;
            return this;
        }

        /** Sets the reason why the batch ended early, or null. */
        public Builder stopped(@Nullable Failure reason) {
            stopped = reason;
            return this;
        }

        /** Returns the result. */
        public ImageBatchResult build() {
            return new ImageBatchResult(this);
        }
    }
}
