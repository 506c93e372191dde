package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.spec.Fingerprint;
import java.time.Instant;
import java.util.List;

/**
 * A call that may cost something is about to be made. Written before the call: without a later {@link AttemptEnded} it reads as "may have
 * been charged".
 *
 * @param attempt the attempt's id, unique in the ledger
 * @param at when
 * @param batch the batch's id
 * @param specificationId what the caller calls the specification
 * @param provider the provider's name
 * @param model the model
 * @param held the most the call can cost
 * @param items the images that the call asks for
 * @since 0.1
 */
public record AttemptStarted(
        String attempt,
        Instant at,
        String batch,
        String specificationId,
        String provider,
        String model,
        Money held,
        List<Fingerprint> items)
        implements LedgerEntry {

    /** Copies the list. */
    public AttemptStarted {
        items = List.copyOf(items);
    }

    @Override
    public boolean concernsMoney() {
        return true;
    }
}
