package dev.imagebatch.plan;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.spec.SpecificationProblem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a batch would do and cost. Making it spends nothing.
 *
 * <p>Its size does not grow with the batch. Immutable and thread-safe. {@link PlanFormat} writes it for people and for
 * programs.
 *
 * @param batch the batch's id
 * @param items how many images are asked for
 * @param unique how many different pictures they are
 * @param stored how many of those are stored already
 * @param received how many were paid for before, and only need storing or working on
 * @param refused how many will not be tried, since an earlier run failed for good or may have been charged
 * @param toGenerate how many are to be made
 * @param calls how many calls that takes at least
 * @param cost what it costs, at most with every fallback that may have to be asked
 * @param oldestPrice the day on which the oldest price used was checked, or null if none was
 * @param unconfirmed how many images have a price that the vendor does not confirm
 * @param unpriced how many images have no known price
 * @param duration how long it takes at the pace and concurrency given, or null if no latency is known
 * @param lines the images to be made, by what determines their price
 * @param fallbacks what they cost where a fallback has to be asked for all of them, by what determines the price
 * @param chains which images start from other ones
 * @param promptsToWrite how many prompts are to be written first
 * @param promptCost what they cost, which is part of {@code cost}
 * @param problems the first {@value #KEPT} problems
 * @param problemCount how many problems there are
 * @param warnings the first {@value #KEPT} warnings about single items
 * @param warningCount how many such warnings there are
 * @param notices what the models' users should know
 * @since 0.1
 */
public record BatchPlan(
        String batch,
        long items,
        long unique,
        long stored,
        long received,
        long refused,
        long toGenerate,
        long calls,
        CostEstimate cost,
        @Nullable LocalDate oldestPrice,
        long unconfirmed,
        long unpriced,
        @Nullable Duration duration,
        List<Line> lines,
        List<Line> fallbacks,
        ChainPlan chains,
        long promptsToWrite,
        CostEstimate promptCost,
        List<SpecificationProblem> problems,
        long problemCount,
        List<ItemWarning> warnings,
        long warningCount,
        List<String> notices) {

    /** How many problems and warnings are kept. */
    public static final int KEPT = 1_000;

    /**
     * Images that cost alike.
     *
     * @param provider the provider's name
     * @param model the model
     * @param size the size, or {@code default}
     * @param quality the quality, or {@code default}
     * @param images how many are to be made
     * @param cost what they cost together
     */
    public record Line(String provider, String model, String size, String quality, long images, CostEstimate cost) {}

    /**
     * What will be done differently from what a specification asks for.
     *
     * @param id the specification's id
     * @param message a sentence without a full stop
     */
    public record ItemWarning(String id, String message) {}

    /** Copies the lists. */
    public BatchPlan {
        lines = List.copyOf(lines);
        fallbacks = List.copyOf(fallbacks);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        notices = List.copyOf(notices);
    }

    /** How many items are the same picture as an earlier one. */
    public long duplicates() {
        return items - unique;
    }

    /** Whether nothing keeps the batch from being run. */
    public boolean isRunnable() {
        return problemCount == 0;
    }

    /** How long it takes. */
    public Optional<Duration> expectedDuration() {
        return Optional.ofNullable(duration);
    }

    /** The day on which the oldest price used was checked. */
    public Optional<LocalDate> pricesAsOf() {
        return Optional.ofNullable(oldestPrice);
    }

    /** One line for people. */
    public String summary() {
        return items + " items, " + unique + " unique, " + duplicates() + " duplicates, " + stored + " already stored, "
                + toGenerate + " to generate, expected cost " + cost.expected();
    }
}
