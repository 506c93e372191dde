package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was spent and is held, by provider, model and day, and the attempts that nobody knows the bill of.
 *
 * <p>Read in a single pass; its size grows with the days, models and unknown or settled attempts, not with the images.
 * Immutable and thread-safe.
 *
 * @param spent what was spent
 * @param held what attempts may have cost whose bill is not known
 * @param rows the money by provider, model and day, in this order
 * @param unknown the attempts that may have been charged, the oldest first
 * @param settled what was settled by hand, the oldest first
 * @since 0.1
 */
public record LedgerSummary(
        Money spent, Money held, List<Row> rows, List<UnknownAttempt> unknown, List<AttemptSettled> settled) {

    /** Copies the lists. */
    public LedgerSummary {
        rows = List.copyOf(rows);
        unknown = List.copyOf(unknown);
        settled = List.copyOf(settled);
    }

    /**
     * Reads a ledger.
     *
     * @throws IOException if the record cannot be read
     */
    public static LedgerSummary of(Ledger ledger) throws IOException {
        SummaryTally tally = new SummaryTally();
        ledger.forEach(tally::add);
        return tally.summary();
    }

    /** The unknown attempt with an id. */
    public Optional<UnknownAttempt> unknown(String attempt) {
        return unknown.stream()
                .filter(one -> one.started().attempt().equals(attempt))
                .findFirst();
    }

    /**
     * The paid attempts of one model that started on one day.
     *
     * @param provider the provider's name
     * @param model the model asked for
     * @param day the day in UTC
     * @param attempts how many attempts
     * @param images how many images came
     * @param spent what was spent
     * @param held what attempts may have cost whose bill is not known
     * @param unknown how many attempts these are
     */
    public record Row(
            String provider,
            String model,
            LocalDate day,
            long attempts,
            long images,
            Money spent,
            Money held,
            long unknown) {}

    /**
     * An attempt that may have been charged.
     *
     * @param started its start
     * @param ended its end, which says that it is unknown, or null if no end was noted
     */
    public record UnknownAttempt(
            AttemptStarted started, @Nullable AttemptEnded ended) {

        /** Its end, which says that it is unknown; empty if no end was noted. */
        public Optional<AttemptEnded> end() {
            return Optional.ofNullable(ended);
        }

        /** What is held for it. */
        public Money held() {
            return ended == null ? started.held() : ended.cost();
        }

        /** The provider's id of the call, where its answer had one. */
        public Optional<String> requestId() {
            return end().map(end -> end.reference().requestId());
        }
    }
}
