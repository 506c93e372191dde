package dev.imagebatch.engine.setup;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.planning.StoredImageLookup;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import java.io.IOException;
import java.util.Optional;

/**
 * The next steps of items, by ledger and storage.
 *
 * @param ledger the ledger
 * @param lookup the lookup of stored images
 * @param onUnknown the policy for calls that may have been charged
 */
public record NextSteps(Ledger ledger, StoredImageLookup lookup, UnknownOutcomePolicy onUnknown) {

    /** Returns what to do next with an item. */
    public NextStep of(Fingerprint item) throws IOException {
        return of(ledger.find(item));
    }

    /** Returns what to do next with an item in this state. */
    public NextStep of(Optional<ItemState> state) throws IOException {
        return NextStep.of(state, onUnknown, lookup);
    }

    /** Returns the failure that the ledger has last of an item. */
    public Optional<Failure> lastFailure(Fingerprint item) throws IOException {
        return ledger.find(item)
                .filter(ItemState.Failed.class::isInstance)
                .map(state -> ((ItemState.Failed) state).entry().failure());
    }
}
