package dev.imagebatch;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the images of calls whose end a crash kept from being noted: what lies whole in the rescue folder was received,
 * and so was paid for.
 */
final class Recovery {

    private final Ledger ledger;
    private final Spool spool;
    private final TimeSource time;

    Recovery(BatchSettings settings) {
        this.ledger = settings.ledger();
        this.spool = settings.spool();
        this.time = settings.time();
    }

    /** The state of an item, after the end of the attempt that it waits for was noted if the attempt's images are there. */
    Optional<ItemState> state(Fingerprint item) throws IOException {
        Optional<ItemState> state = ledger.find(item);
        return state.orElse(null) instanceof ItemState.Open open && recovered(open.started())
                ? ledger.find(item)
                : state;
    }

    private boolean recovered(AttemptStarted started) throws IOException {
        List<AttemptEnded.Received> images = new ArrayList<>();
        for (Fingerprint asked : started.items()) {
            spool.orphan(asked).map(ReceivedImage::entry).ifPresent(images::add);
        }
        if (images.isEmpty()) {
            return false;
        }
        ledger.append(new AttemptEnded(
                started.attempt(),
                time.instant(),
                Charged.YES,
                started.held(),
                null,
                null,
                null,
                Duration.ZERO,
                images));
        return true;
    }
}
