package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The start of a call that may cost something. It is written before the call: without a later {@link AttemptEnded} the
 * attempt may have been charged.
 *
 * @param attempt the attempt's id, unique in the ledger
 * @param at the time of the entry
 * @param specification the specification
 * @param model the called model
 * @param held the highest price of the call
 * @param items the requested images
 * @param worker the worker that makes the call, or null if it is not known
 * @param account the account at the ledger that the call is paid from, or null if there is none
 * @since 0.1
 */
public record AttemptStarted(
        String attempt,
        Instant at,
        BatchSpecification specification,
        ProviderModel model,
        Money held,
        List<Fingerprint> items,
        @Nullable String worker,
        @Nullable String account)
        implements LedgerEntry {

    /** Copies the list. */
    public AttemptStarted {
        items = List.copyOf(items);
    }

    /** Creates the start of a call by an unknown worker, as in early ledgers. */
    public AttemptStarted(
            String attempt,
            Instant at,
            BatchSpecification specification,
            ProviderModel model,
            Money held,
            List<Fingerprint> items) {
        this(attempt, at, specification, model, held, items, null, null);
    }

    /** Creates the start of a call that is paid from no account. */
    public AttemptStarted(
            String attempt,
            Instant at,
            BatchSpecification specification,
            ProviderModel model,
            Money held,
            List<Fingerprint> items,
            @Nullable String worker) {
        this(attempt, at, specification, model, held, items, worker, null);
    }

    /** Returns the worker that makes the call; empty in early ledgers. */
    public Optional<String> caller() {
        return Optional.ofNullable(worker);
    }

    @Override
    public EntryType type() {
        return EntryType.ATTEMPT_STARTED;
    }

    @Override
    public boolean concernsMoney() {
        return true;
    }
}
