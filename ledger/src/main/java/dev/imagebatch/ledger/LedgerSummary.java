package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The money spent and held, by provider, model and day, and the attempts with an unknown charge.
 *
 * <p>Read in a single pass; its size grows with the days, models and unknown or settled attempts, not with the images.
 * Immutable and thread-safe.
 *
 * @param spent the money spent
 * @param held the money held by attempts with an unknown charge
 * @param rows the money by provider, model and day, in this order
 * @param unknown the attempts that may have been charged, the oldest first
 * @param settled the settled attempts, the oldest first
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
     * Reads a ledger and sums it up.
     *
     * @throws IOException if the ledger cannot be read
     */
    public static LedgerSummary of(Ledger ledger) throws IOException {
        SummaryTally tally = new SummaryTally();
        ledger.forEach(tally::add);
        return tally.summary();
    }

    /** Returns the unknown attempt with an id. */
    public Optional<UnknownAttempt> unknown(String attempt) {
        return unknown.stream()
                .filter(one -> one.started().attempt().equals(attempt))
                .findFirst();
    }

    /**
     * The sums of the attempts of one model that started on one day.
     *
     * @param provider the provider's name
     * @param model the requested model
     * @param day the day in UTC
     * @param attempts the number of attempts
     * @param images the number of received images
     * @param spent the money spent
     * @param held the money held by attempts with an unknown charge
     * @param unknown the number of these attempts
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
     * @param ended its end with an unknown charge, or null if the ledger has no end
     */
    public record UnknownAttempt(
            AttemptStarted started, @Nullable AttemptEnded ended) {

        /** Returns its end with an unknown charge; empty if the ledger has no end. */
        public Optional<AttemptEnded> end() {
            return Optional.ofNullable(ended);
        }

        /** Returns the money held for it. */
        public Money held() {
            return ended == null ? started.held() : ended.cost();
        }

        /** Returns the provider's id of the call, if its answer had one. */
        public Optional<String> requestId() {
            return end().map(end -> end.reference().requestId());
        }
    }
}
