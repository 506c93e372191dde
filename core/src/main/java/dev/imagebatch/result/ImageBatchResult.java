package dev.imagebatch.result;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch, in counts, with the first failures and the first stored images.
 *
 * <p>Its size does not grow with the batch: what goes beyond {@value #KEPT} entries is in the ledger and was told to the
 * listener. Immutable and thread-safe.
 *
 * @param batch the batch's id
 * @param end how it ended
 * @param total how many items there were; an item is one image
 * @param unique how many different pictures they were
 * @param generated how many were made in this run
 * @param reused how many an earlier run had stored
 * @param duplicates how many were the same picture as another item
 * @param failed how many failed, those with a placeholder included
 * @param skipped how many were not tried, those that a cancelled batch never came to included
 * @param placeholders how many of the failed ones have a placeholder stored
 * @param spent what this run spent
 * @param held what the ledger holds for attempts that may have been charged
 * @param ledgerSpent what the ledger has ever spent
 * @param overshoot how much more than their highest prices this run's calls cost; nothing unless a price is wrong
 * @param started when it began
 * @param completed when it ended
 * @param storedIds the sink's ids of the first {@value #KEPT} images that are stored
 * @param failures the first {@value #KEPT} failures
 * @param failuresByKind how many failed for each reason
 * @param stopReason why the batch ended before its time, or null if it did not
 * @since 0.1
 */
public record ImageBatchResult(
        String batch,
        End end,
        long total,
        long unique,
        long generated,
        long reused,
        long duplicates,
        long failed,
        long skipped,
        long placeholders,
        Money spent,
        Money held,
        Money ledgerSpent,
        Money overshoot,
        Instant started,
        Instant completed,
        List<String> storedIds,
        List<FailedImage> failures,
        Map<FailureKind, Long> failuresByKind,
        @Nullable Failure stopReason) {

    /** How many failures and stored ids are kept. */
    public static final int KEPT = 1_000;

    /** How a batch ended. */
    public enum End {
        /** Every item came to its end. */
        COMPLETED,
        /** The budget had no room for some items. */
        BUDGET_EXHAUSTED,
        /** The provider refused in a way that concerns every item. */
        PROVIDER_STOPPED,
        /** Somebody cancelled it. */
        CANCELLED,
        /** Its deadline came first. */
        DEADLINE_PASSED
    }

    /**
     * One image that failed.
     *
     * @param id the item's id
     * @param failure why
     */
    public record FailedImage(String id, Failure failure) {}

    /** Copies the collections. */
    public ImageBatchResult {
        storedIds = List.copyOf(storedIds);
        failures = List.copyOf(failures);
        failuresByKind = Map.copyOf(failuresByKind);
    }

    /** How many items were dealt with: those stored and those failed. */
    public long processed() {
        return succeeded() + failed;
    }

    /** How many items have their real image stored. */
    public long succeeded() {
        return generated + reused + duplicates;
    }

    /** Whether every item has its real image. */
    public boolean isFullySuccessful() {
        return end == End.COMPLETED && succeeded() == total;
    }

    /** Whether any item failed. */
    public boolean hasFailures() {
        return failed > 0;
    }

    /** The ids of the first {@value #KEPT} items that failed. */
    public List<String> failedIds() {
        return failures.stream().map(FailedImage::id).toList();
    }

    /** How long it took. */
    public Duration processingTime() {
        return Duration.between(started, completed);
    }

    /** Why the batch ended before its time. */
    public Optional<Failure> stopped() {
        return Optional.ofNullable(stopReason);
    }

    /** One line for people. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        parts.add(generated + " generated");
        add(parts, reused, "reused");
        add(parts, duplicates, duplicates == 1 ? "duplicate" : "duplicates");
        add(parts, failed, "failed");
        add(parts, placeholders, placeholders == 1 ? "placeholder" : "placeholders");
        add(parts, skipped, "skipped");
        String holding = held.isZero() ? "" : ", " + held + " held";
        String over = overshoot.isZero() ? "" : ", " + overshoot + " of it above the highest prices";
        return succeeded() + " of " + total + " stored (" + String.join(", ", parts) + "), " + spent + " spent" + over
                + holding;
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
