package dev.imagebatch.plan;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.spec.SpecificationProblem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The actions and the cost of a batch before it runs. Planning spends nothing.
 *
 * <p>Its size does not grow with the batch. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BatchPlan {

    /** The number of problems, and of warnings, that a plan keeps. */
    public static final int KEPT = 1_000;

    private final String batch;
    private final Map<ItemStatus, Long> items;
    private final Calls calls;
    private final Prices prices;
    private final Prompts prompts;
    private final ChainPlan chains;
    private final Findings findings;

    /**
     * The calls for images.
     *
     * @param count the least number of calls
     * @param duration the expected duration, or null if no latency is known
     */
    public record Calls(long count, @Nullable Duration duration) {}

    /**
     * The cost of a batch.
     *
     * @param total the cost of images and prompts, at most with all fallbacks
     * @param lines the images to generate, by the properties that determine their price
     * @param fallbacks the images if all of them need a fallback, by the properties that determine their price
     * @param sources the reliability of the prices
     */
    public record Prices(CostEstimate total, List<Line> lines, List<Line> fallbacks, PriceSources sources) {

        /** Copies the lists. */
        public Prices {
            lines = List.copyOf(lines);
            fallbacks = List.copyOf(fallbacks);
        }
    }

    /**
     * The reliability of prices.
     *
     * @param asOf the day of the oldest check of a price, or null if there is no price
     * @param unconfirmed the number of images with a price that the vendor does not confirm
     * @param unpriced the number of images without a known price
     */
    public record PriceSources(@Nullable LocalDate asOf, long unconfirmed, long unpriced) {}

    /**
     * Images with the same price.
     *
     * @param provider the provider's name
     * @param model the model
     * @param size the size, or {@code default}
     * @param quality the quality, or {@code default}
     * @param images the number of images
     * @param cost the cost of all these images
     */
    public record Line(String provider, String model, String size, String quality, long images, CostEstimate cost) {}

    /**
     * The prompts to be written.
     *
     * @param toWrite the number of prompts
     * @param cost their cost, a part of the total
     */
    public record Prompts(long toWrite, CostEstimate cost) {}

    /**
     * A difference between a specification and the request made of it.
     *
     * @param id the specification's id
     * @param message a sentence without a full stop
     */
    public record ItemWarning(String id, String message) {}

    /**
     * Problems, warnings and notices.
     *
     * @param problems the problems of specifications
     * @param warnings the warnings about items
     * @param notices the remarks on the models
     */
    public record Findings(
            FirstFindings<SpecificationProblem> problems, FirstFindings<ItemWarning> warnings, List<String> notices) {

        /** Copies the list. */
        public Findings {
            notices = List.copyOf(notices);
        }
    }

    /**
     * The first findings of one kind.
     *
     * @param first at most {@value #KEPT} findings
     * @param count the number of all findings
     */
    public record FirstFindings<T>(List<T> first, long count) {

        /** Copies the list. */
        public FirstFindings {
            first = List.copyOf(first);
        }
    }

    private BatchPlan(Builder builder) {
        this.batch = builder.batch;
        this.items = Map.copyOf(builder.items);
        this.calls = builder.calls;
        this.prices = builder.prices;
        this.prompts = builder.prompts;
        this.chains = builder.chains;
        this.findings = builder.findings;
    }

    /** Returns a builder of an empty plan, for planners and tests. */
    public static Builder builder(String batch) {
        return new Builder(batch);
    }

    /** Returns the batch's id. */
    public String batch() {
        return batch;
    }

    /** Returns the number of items; an item is one image. */
    public long items() {
        return items.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of different pictures. */
    public long unique() {
        return items() - duplicates();
    }

    /** Returns the number of items with the picture of an earlier item. */
    public long duplicates() {
        return items(ItemStatus.DUPLICATE);
    }

    /** Returns the number of pictures that are stored. */
    public long stored() {
        return items(ItemStatus.STORED);
    }

    /** Returns the number of pictures that were paid for and remain to be transformed or stored. */
    public long received() {
        return items(ItemStatus.RECEIVED);
    }

    /** Returns the number of pictures that are not tried again. */
    public long refused() {
        return items(ItemStatus.REFUSED);
    }

    /** Returns the number of pictures to generate. */
    public long toGenerate() {
        return items(ItemStatus.TO_GENERATE);
    }

    /** Returns the number of items in a state. */
    public long items(ItemStatus status) {
        return items.getOrDefault(status, 0L);
    }

    /** Returns the least number of calls for images. */
    public long calls() {
        return calls.count();
    }

    /** Returns the expected duration at the given pace and concurrency; empty if no latency is known. */
    public Optional<Duration> expectedDuration() {
        return Optional.ofNullable(calls.duration());
    }

    /** Returns the cost of images and prompts, at most with all fallbacks. */
    public CostEstimate cost() {
        return prices.total();
    }

    /** Returns the cost in detail. */
    public Prices prices() {
        return prices;
    }

    /** Returns the images to generate, by the properties that determine their price. */
    public List<Line> lines() {
        return prices.lines();
    }

    /** Returns the images if all of them need a fallback, by the properties that determine their price. */
    public List<Line> fallbacks() {
        return prices.fallbacks();
    }

    /** Returns the images that start from other images. */
    public ChainPlan chains() {
        return chains;
    }

    /** Returns the number of prompts to be written. */
    public long promptsToWrite() {
        return prompts.toWrite();
    }

    /** Returns the cost of the prompts, a part of the total. */
    public CostEstimate promptCost() {
        return prompts.cost();
    }

    /** Returns the first {@value #KEPT} problems. */
    public List<SpecificationProblem> problems() {
        return findings.problems().first();
    }

    /** Returns the number of problems. */
    public long problemCount() {
        return findings.problems().count();
    }

    /** Returns the first {@value #KEPT} warnings about items. */
    public List<ItemWarning> warnings() {
        return findings.warnings().first();
    }

    /** Returns the number of warnings about items. */
    public long warningCount() {
        return findings.warnings().count();
    }

    /** Returns the remarks on the models. */
    public List<String> notices() {
        return findings.notices();
    }

    /** Returns whether the batch has no problems. */
    public boolean isRunnable() {
        return problemCount() == 0;
    }

    /** Returns the plan in one line. */
    public String summary() {
        return items() + " items, " + unique() + " unique, " + duplicates() + " duplicates, " + stored()
                + " already stored, " + toGenerate() + " to generate, expected cost " + cost().expected();
    }

    @Override
    public String toString() {
        return "BatchPlan[" + summary() + "]";
    }

    /** A builder of plans. Not thread-safe. */
    public static final class Builder {

        private final String batch;
        private Map<ItemStatus, Long> items = Map.of();
        private Calls calls = new Calls(0, null);
        private Prices prices = new Prices(CostEstimate.FREE, List.of(), List.of(), new PriceSources(null, 0, 0));
        private Prompts prompts = new Prompts(0, CostEstimate.FREE);
        private ChainPlan chains = ChainPlan.NONE;
        private Findings findings =
                new Findings(new FirstFindings<>(List.of(), 0), new FirstFindings<>(List.of(), 0), List.of());

        private Builder(String batch) {
            this.batch = batch;
        }

        /** Sets the number of items in each state. */
        public Builder items(Map<ItemStatus, Long> counts) {
            items = counts;
            return this;
        }

        /** Sets the calls for images. */
        public Builder calls(Calls images) {
            calls = images;
            return this;
        }

        /** Sets the cost. */
        public Builder prices(Prices all) {
            prices = all;
            return this;
        }

        /** Sets the prompts to be written. */
        public Builder prompts(Prompts unwritten) {
            prompts = unwritten;
            return this;
        }

        /** Sets the images that start from other images. */
        public Builder chains(ChainPlan linked) {
            chains = linked;
            return this;
        }

        /** Sets problems, warnings and notices. */
        public Builder findings(Findings all) {
            findings = all;
            return this;
        }

        /** Returns the plan. */
        public BatchPlan build() {
            return new BatchPlan(this);
        }
    }
}
