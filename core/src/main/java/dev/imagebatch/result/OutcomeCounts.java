package dev.imagebatch.result;

import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * The number of items with each outcome; an item is one image.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OutcomeCounts {

    /** No items. */
    public static final OutcomeCounts NONE = new OutcomeCounts(Map.of());

    private final Map<Outcome, Long> counts;

    private OutcomeCounts(Map<Outcome, Long> counts) {
        this.counts = Map.copyOf(counts);
    }

    /** Returns a copy with another number of items with an outcome. */
    public OutcomeCounts with(Outcome outcome, long count) {
        Map<Outcome, Long> changed = new EnumMap<>(Outcome.class);
        changed.putAll(counts);
        changed.put(outcome, count);
        return new OutcomeCounts(changed);
    }

    /** Returns a copy with one more item with an outcome. */
    public OutcomeCounts plus(Outcome outcome) {
        return with(outcome, of(outcome) + 1);
    }

    /** Returns the number of items with an outcome. */
    public long of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** Returns the number of items. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of items with their real image stored. */
    public long succeeded() {
        return of(Outcome.GENERATED) + of(Outcome.REUSED) + of(Outcome.DUPLICATE);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
