package dev.imagebatch;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPiece;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.plan.ItemKeys;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.ReferenceBinder;
import dev.imagebatch.sink.Steps;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tells each place that asked for an image where it is, once. */
final class Telling {

    private final ReferenceBinder binder;
    private final Ledger ledger;
    private final TimeSource time;

    Telling(BatchSettings settings) {
        this.binder = settings.binder();
        this.ledger = settings.ledger();
        this.time = settings.time();
    }

    /** Tells the places of an item its pieces; the first failure ends it, and a later run goes on there. */
    Optional<Failure> tell(Item item, List<StoredPiece> pieces, ItemKeys keys)
            throws IOException, InterruptedException {
        for (String place : item.specification().usedBy()) {
            for (StoredPiece piece : pieces) {
                Optional<Failure> failure = tell(item, place, piece, keys);
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> tell(Item item, String place, StoredPiece piece, ItemKeys keys)
            throws IOException, InterruptedException {
        StoredImage image = piece.image();
        Fingerprint binding = keys.derived(
                item.key(),
                "binding",
                item.specification().id(),
                place,
                image.id(),
                image.info().sha256());
        if (ledger.isBound(binding)) {
            return Optional.empty();
        }
        try {
            Steps steps = new LedgerSteps(ledger, time, binding, "");
            binder.bind(new Binding(place, item.specification(), item.variant(), piece.name(), image, steps));
        } catch (IOException | RuntimeException e) {
            return Optional.of(
                    new Failure(FailureKind.BIND_FAILED, Stage.BINDING, Charged.NO, place + ": " + e.getMessage()));
        }
        ledger.append(new ImageBound(binding, time.instant(), place));
        return Optional.empty();
    }
}
