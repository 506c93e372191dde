package dev.imagebatch.rescue;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recovery of calls whose end was not recorded because of a crash: a complete image in the rescue folder was
 * received, and so was paid for.
 */
public final class CrashRecovery {

    private final Ledger ledger;
    private final RescueStore spool;
    private final InstantSource time;

    public CrashRecovery(Ledger ledger, RescueStore spool, InstantSource time) {
        this.ledger = ledger;
        this.spool = spool;
        this.time = time;
    }

    /** The state of an item, after the end of the attempt that it waits for was noted if the attempt's images are there. */
    public Optional<ItemState> state(Fingerprint item) throws IOException {
        Optional<ItemState> state = ledger.find(item);
        return state.orElse(null) instanceof ItemState.Unresolved open && recovered(open.started())
                ? ledger.find(item)
                : state;
    }

    /** Does so for every attempt that may have been charged. */
    public void run() throws IOException {
        for (LedgerSummary.UnknownAttempt unknown : LedgerSummary.of(ledger).unknown()) {
            for (Fingerprint item : unknown.started().items()) {
                state(item);
            }
        }
    }

    private boolean recovered(AttemptStarted started) throws IOException {
        List<AttemptEnded.Received> images = new ArrayList<>();
        for (int position = 0; position < started.items().size(); position++) {
            spool.orphan(started, position).map(ReceivedImage::entry).ifPresent(images::add);
        }
        if (images.isEmpty()) {
            return false;
        }
        ledger.append(new AttemptEnded(
                started.attempt(),
                time.instant(),
                new Charge(Charged.YES, started.held()),
                null,
                CallReference.NONE,
                Duration.ZERO,
                images));
        return true;
    }
}
