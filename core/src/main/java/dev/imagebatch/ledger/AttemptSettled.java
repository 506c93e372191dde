package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at the provider's bill: an attempt that may have been charged was, or was not.
 *
 * <p>Only an attempt whose bill is unknown can be settled, and only once; a later {@link AttemptEnded} of it counts
 * instead. What was charged without bringing its image stays so: a run makes the image again only where unknown outcomes
 * are retried. What was not charged is made again.
 *
 * @param attempt the attempt's id
 * @param at when
 * @param charged yes or no
 * @param cost what it cost; zero if it was not charged
 * @param note who settled it and why, or null
 * @since 0.1
 */
public record AttemptSettled(
        String attempt,
        Instant at,
        Charged charged,
        Money cost,
        @Nullable String note) implements LedgerEntry {

    /**
     * Refuses what settles nothing.
     *
     * @throws IllegalArgumentException if {@code charged} is unknown, or what was not charged has a cost
     */
    public AttemptSettled {
        if (charged == Charged.UNKNOWN || charged == Charged.NO && !cost.isZero()) {
            throw new IllegalArgumentException(
                    "attempt " + attempt + " is settled as charged, or as free at no cost: " + charged + ", " + cost);
        }
    }

    /** Who settled it and why. */
    public Optional<String> reason() {
        return Optional.ofNullable(note);
    }

    @Override
    public boolean concernsMoney() {
        return true;
    }
}
