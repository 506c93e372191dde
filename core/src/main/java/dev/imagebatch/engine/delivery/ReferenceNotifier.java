package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageBound.SubjectImage;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.CompletedSteps;
import dev.imagebatch.sink.ReferenceBinder;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.util.Optional;

/** Tells each place that asked for an image where it is, once. */
public final class ReferenceNotifier {

    private final ReferenceBinder binder;
    private final Ledger ledger;
    private final TimeSource time;

    public ReferenceNotifier(BatchSettings settings) {
        this.binder = settings.binder();
        this.ledger = settings.ledger();
        this.time = settings.time();
    }

    /** Tells the places of an item its pieces; the first failure ends it, and a later run goes on there. */
    public Optional<Failure> tell(Item item, ImageStored entry, ItemFingerprinter keys)
            throws IOException, InterruptedException {
        for (String place : item.specification().usedBy()) {
            for (StoredPart piece : entry.pieces()) {
                ImageBound bound = bound(place, keys.derived(item.key(), words(item, place, piece)), entry);
                Optional<Failure> failure =
                        ledger.isBound(bound.binding()) ? Optional.empty() : tell(item, piece, bound);
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return Optional.empty();
    }

    private static String[] words(Item item, String place, StoredPart piece) {
        StoredImage image = piece.image();
        return new String[] {
            "binding",
            item.specification().id(),
            place,
            image.id(),
            image.info().sha256()
        };
    }

    /** Of an image that is shared, the subject is the one that it was stored for. */
    private ImageBound bound(String place, Fingerprint binding, ImageStored entry) {
        Subject subject = entry.relations().subject();
        SubjectImage image =
                subject == null ? null : new SubjectImage(subject, entry.image().id());
        return new ImageBound(binding, time.instant(), place, image);
    }

    private Optional<Failure> tell(Item item, StoredPart piece, ImageBound bound)
            throws IOException, InterruptedException {
        try {
            CompletedSteps steps = new LedgerSteps(ledger, time, bound.binding(), "");
            binder.bind(new Binding(
                    bound.place(), item.specification(), item.variant(), piece.name(), piece.image(), steps));
        } catch (IOException | RuntimeException e) {
            return Optional.of(new Failure(
                    FailureKind.BIND_FAILED, FailureStage.BINDING, Charged.NO, bound.place() + ": " + e.getMessage()));
        }
        ledger.append(new ImageBound(bound.binding(), time.instant(), bound.place(), bound.image()));
        return Optional.empty();
    }
}
