package dev.imagebatch.engine.delivery;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.StepCompleted;
import dev.imagebatch.sink.CompletedSteps;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Completed steps, recorded in the ledger.
 *
 * @param ledger the ledger
 * @param time the clock
 * @param item the image or binding that the steps belong to
 * @param prefix the prefix that separates the steps of its parts
 */
record LedgerSteps(Ledger ledger, InstantSource time, Fingerprint item, String prefix) implements CompletedSteps {

    @Override
    public Optional<String> result(String step) throws IOException {
        return ledger.step(item, prefix + step);
    }

    @Override
    public void note(String step, String result) throws IOException {
        ledger.append(new StepCompleted(item, time.instant(), prefix + step, result));
    }
}
