package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageBound.SubjectImage;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.CompletedSteps;
import dev.imagebatch.sink.ReferenceBinder;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.util.Optional;

/** Binds stored images to the places that asked for them, each once. Not thread-safe. */
public final class ReferenceNotifier {

    private final ReferenceBinder binder;
    private final Ledger ledger;
    private final TimeSource time;
    private final ItemFingerprinter keys;

    public ReferenceNotifier(BatchSettings settings, ItemFingerprinter keys) {
        this.binder = settings.storage().binder();
        this.ledger = settings.storage().ledger();
        this.time = settings.runtime().time();
        this.keys = keys;
    }

    /** Binds the parts of an image to the item's places. Stops at the first failure; a later run continues there. */
    public Optional<Failure> bind(Item item, ImageStored entry) throws IOException, InterruptedException {
        for (String place : item.specification().usedBy()) {
            for (StoredPart part : entry.pieces()) {
                Fingerprint binding = keys.derived(item.requestKey(), words(item, place, part));
                Optional<Failure> failure =
                        ledger.isBound(binding) ? Optional.empty() : bind(item, part, bound(place, binding, entry));
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return Optional.empty();
    }

    private static String[] words(Item item, String place, StoredPart part) {
        StoredImage image = part.image();
        return new String[] {
            "binding",
            item.specification().id(),
            place,
            image.id(),
            image.info().sha256()
        };
    }

    /** A shared image belongs to the subject that it was stored for. */
    private ImageBound bound(String place, Fingerprint binding, ImageStored entry) {
        Subject subject = entry.relations().subject();
        SubjectImage image =
                subject == null ? null : new SubjectImage(subject, entry.image().id());
        return new ImageBound(binding, time.instant(), place, image);
    }

    private Optional<Failure> bind(Item item, StoredPart part, ImageBound bound)
            throws IOException, InterruptedException {
        CompletedSteps steps = new LedgerSteps(ledger, time, bound.binding(), "");
        Binding binding =
                new Binding(bound.place(), item.specification(), item.variant(), part.name(), part.image(), steps);
        Throwable thrown = ErrorBoundary.run(() -> binder.bind(binding));
        if (thrown instanceof InterruptedException interrupt) {
            throw interrupt;
        }
        if (thrown != null) {
            return Optional.of(new Failure(
                    FailureKind.BIND_FAILED,
                    FailureStage.BINDING,
                    Charged.NO,
                    bound.place() + ": " + ErrorBoundary.reason(thrown)));
        }
        ledger.append(new ImageBound(bound.binding(), time.instant(), bound.place(), bound.image()));
        return Optional.empty();
    }
}
