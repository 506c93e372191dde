package dev.imagebatch.engine.delivery;

import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.StepCompleted;
import dev.imagebatch.sink.CompletedSteps;
import dev.imagebatch.spec.Fingerprint;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Steps that the ledger remembers.
 *
 * @param ledger where
 * @param time stamps them
 * @param item the image or binding that they belong to
 * @param prefix tells the steps of its parts apart
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
