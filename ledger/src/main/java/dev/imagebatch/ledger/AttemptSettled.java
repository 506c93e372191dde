package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A manual decision, from the provider's bill, whether an uncertain attempt was charged.
 *
 * <p>Only an attempt with an unknown charge can be settled, and only once; a later {@link AttemptEnded} overrides the
 * settlement. An attempt settled as charged leaves its images unresolved: a run requests them again only if its policy
 * retries unknown outcomes. The images of an attempt settled as free are requested again.
 *
 * @param attempt the attempt's id
 * @param at the time of the entry
 * @param charge the price of the attempt, which is known
 * @param note who settled it and why, or null
 * @since 0.1
 */
public record AttemptSettled(
        String attempt, Instant at, Charge charge, @Nullable String note) implements LedgerEntry {

    /**
     * Checks the charge.
     *
     * @throws IllegalArgumentException if {@code charge} is unknown, or free with a cost
     */
    public AttemptSettled {
        if (charge.charged() == Charged.UNKNOWN
                || charge.charged() == Charged.NO && !charge.cost().isZero()) {
            throw new IllegalArgumentException("attempt " + attempt
                    + " must be settled as charged, or as free at no cost: " + charge.charged() + ", " + charge.cost());
        }
    }

    /** Returns who settled it and why. */
    public Optional<String> reason() {
        return Optional.ofNullable(note);
    }

    /** Returns whether the attempt was charged. */
    public Charged charged() {
        return charge.charged();
    }

    /** Returns the amount charged. */
    public Money cost() {
        return charge.cost();
    }

    @Override
    public EntryType type() {
        return EntryType.ATTEMPT_SETTLED;
    }

    @Override
    public boolean concernsMoney() {
        return true;
    }
}
