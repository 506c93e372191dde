package dev.imagebatch.result;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagebatch.cost.Money;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a batch at one moment.
 *
 * <p>All counts are of items; an item is one image. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BatchProgress {

    private final String batch;
    private final Stage stage;
    private final long total;
    private final OutcomeCounts outcomes;
    private final int inFlight;
    private final Money spent;
    private final Money held;
    private final Duration elapsed;
    private final @Nullable Duration timeLeft;
    private final @Nullable String remark;

    /** The current activity of a batch. */
    public enum Stage {
        /** Reading, validating and pricing specifications. */
        PLANNING,
        /** Generating images. */
        RUNNING,
        /** Waiting at the request of the provider. */
        WAITING,
        /** Pausing calls to a failing provider, with occasional probes. */
        RESTING,
        /** Paused by the caller. */
        PAUSED,
        /** Ended. */
        ENDED
    }

    private BatchProgress(Builder builder) {
        this.batch = builder.batch;
        this.stage = builder.stage;
        this.total = builder.total;
        this.outcomes = builder.outcomes;
        this.inFlight = builder.inFlight;
        this.spent = builder.spent;
        this.held = builder.held;
        this.elapsed = builder.elapsed;
        this.timeLeft = builder.timeLeft;
        this.remark = builder.remark;
    }

    /** Returns a builder, for engines and tests of listeners. */
    public static Builder builder(Stage stage) {
        return new Builder(stage);
    }

    /** Returns the batch's id. */
    public String batch() {
        return batch;
    }

    /** Returns the current activity. */
    public Stage stage() {
        return stage;
    }

    /** Returns the number of all items. */
    public long total() {
        return total;
    }

    /** Returns the number of completed items. */
    public long done() {
        return outcomes.total();
    }

    /** Returns the number of completed items by outcome. */
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

    /** Returns the number of items with the picture of an earlier item. */
    public long duplicates() {
        return outcomes.of(Outcome.DUPLICATE);
    }

    /** Returns the number of failed items. */
    public long failed() {
        return outcomes.of(Outcome.FAILED);
    }

    /** Returns the number of skipped items. */
    public long skipped() {
        return outcomes.of(Outcome.SKIPPED);
    }

    /** Returns the number of images in calls in flight. */
    public int inFlight() {
        return inFlight;
    }

    /** Returns the amount spent in this run. */
    public Money spent() {
        return spent;
    }

    /** Returns the amount held for calls with an open or unknown outcome. */
    public Money held() {
        return held;
    }

    /** Returns the duration of the run so far. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Returns the estimated remaining duration at the rate so far; empty before the first image. */
    public Optional<Duration> timeLeft() {
        return Optional.ofNullable(timeLeft);
    }

    /** Returns the reason for a delay, as a phrase; empty without a delay. */
    public Optional<String> remark() {
        return Optional.ofNullable(remark);
    }

    /** Returns the number of images generated in a minute, on average. */
    public double generatedPerMinute() {
        return elapsed.isZero() ? 0 : generated() * 60_000.0 / Math.max(1, elapsed.toMillis());
    }

    /** Returns the progress as plain values for logs and JSON; money in US dollars, times in milliseconds. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("batch", batch);
        map.put("stage", stage.name().toLowerCase(Locale.ROOT));
        map.put("total", total);
        map.put("done", done());
        map.put("generated", generated());
        map.put("reused", reused());
        map.put("duplicates", duplicates());
        map.put("failed", failed());
        map.put("skipped", skipped());
        map.put("inFlight", inFlight);
        map.put("spentUsd", spent.toUsd());
        map.put("heldUsd", held.toUsd());
        map.put("elapsedMs", elapsed.toMillis());
        timeLeft().ifPresent(left -> map.put("timeLeftMs", left.toMillis()));
        remark().ifPresent(reason -> map.put("remark", reason));
        return map;
    }

    /** Returns {@code X of Y}. */
    @Override
    public String toString() {
        return done() + " of " + total;
    }

    /** A builder of progress. Not thread-safe. */
    public static final class Builder {

        private final Stage stage;
        private String batch = "";
        private long total;
        private OutcomeCounts outcomes = OutcomeCounts.NONE;
        private int inFlight;
        private Money spent = Money.ZERO;
        private Money held = Money.ZERO;
        private Duration elapsed = Duration.ZERO;
        private @Nullable Duration timeLeft;
        private @Nullable String remark;

        private Builder(Stage stage) {
            this.stage = stage;
        }

        /** Sets the batch's id. */
        public Builder batch(String id) {
            batch = id;
            return this;
        }

        /** Sets the number of all items and of the completed ones. */
        public Builder items(long all, OutcomeCounts completed) {
            total = all;
            outcomes = completed;
            return this;
        }

        /** Sets the number of images in calls in flight. */
        public Builder inFlight(int images) {
            inFlight = images;
            return this;
        }

        /** Sets the amounts spent and held. */
        public Builder spending(Money known, Money unknown) {
            spent = known;
            held = unknown;
            return this;
        }

        /** Sets the duration so far, and the remaining one or null. */
        public Builder time(Duration passed, @Nullable Duration remaining) {
            elapsed = passed;
            timeLeft = remaining;
            return this;
        }

        /** Sets the reason for a delay, or null. */
        public Builder remark(@Nullable String reason) {
            remark = reason;
            return this;
        }

        /** Returns the progress. */
        public BatchProgress build() {
            return new BatchProgress(this);
        }
    }
}
