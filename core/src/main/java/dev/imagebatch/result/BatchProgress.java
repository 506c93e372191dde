package dev.imagebatch.result;

import dev.imagebatch.cost.Money;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch has come.
 *
 * <p>Immutable and thread-safe. All counts are of items, and an item is one image.
 *
 * @param stage what the batch is doing
 * @param total how many items there are
 * @param done how many have come to their end
 * @param generated how many of those were made in this run
 * @param reused how many were stored before
 * @param duplicates how many were the same picture as another
 * @param failed how many failed
 * @param skipped how many were not tried
 * @param inFlight how many are with the provider at this moment
 * @param spent what this run has spent
 * @param held what is set aside for calls whose outcome is open or unknown
 * @param elapsed how long the run has taken
 * @param remaining how long it will still take at the rate so far, or null while nobody can tell
 * @param notice why it goes slower than it could, as a phrase, or null if nothing holds it up
 * @since 0.1
 */
public record BatchProgress(
        Stage stage,
        long total,
        long done,
        long generated,
        long reused,
        long duplicates,
        long failed,
        long skipped,
        int inFlight,
        Money spent,
        Money held,
        Duration elapsed,
        @Nullable Duration remaining,
        @Nullable String notice) {

    /** What a batch is doing. */
    public enum Stage {
        /** Reading, checking and pricing. */
        PLANNING,
        /** Making images. */
        RUNNING,
        /** Waiting because the provider asked to. */
        WAITING,
        /** Leaving a provider alone that only fails; it is asked again from time to time. */
        RESTING,
        /** Paused by its caller. */
        PAUSED,
        /** Ended. */
        ENDED
    }

    /** How long it will still take. */
    public Optional<Duration> timeLeft() {
        return Optional.ofNullable(remaining);
    }

    /** Why it goes slower than it could. */
    public Optional<String> remark() {
        return Optional.ofNullable(notice);
    }

    /** Images made a minute so far. */
    public double generatedPerMinute() {
        return elapsed.isZero() ? 0 : generated * 60_000.0 / Math.max(1, elapsed.toMillis());
    }

    /** {@code X of Y}. */
    @Override
    public String toString() {
        return done + " of " + total;
    }
}
