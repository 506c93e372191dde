package dev.imagebatch.engine;

import dev.imagebatch.engine.delivery.Delivery;
import dev.imagebatch.engine.delivery.ImageDelivery;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.ImageEnd;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.util.Optional;

/** Delivers received images and reports the outcome. Not thread-safe. */
final class DeliveryFlow {

    private static final String CUT_OFF = "the end of the image is missing: it was cut off before it arrived";

    private final BatchSettings settings;
    private final RescueStore rescue;
    private final ImageDelivery delivery;
    private final OutcomeReporter reporter;

    DeliveryFlow(RunContext run, PlannedBatch planned, OutcomeReporter reporter) {
        this.settings = run.settings();
        this.rescue = settings.storage().rescue();
        this.delivery = new ImageDelivery(settings, run.batch(), planned);
        this.reporter = reporter;
    }

    /** Delivers a received image; returns the item if its image is to be requested again. */
    Optional<Item> deliver(Item received, ReceivedImage image, ImageStored.Making making, Outcome outcome)
            throws IOException, InterruptedException {
        Item item = isCutOff(image) ? received.warned(CUT_OFF) : received;
        Delivery delivered = delivery.deliver(item, image, making);
        if (delivered instanceof Delivery.Stored stored) {
            reporter.stored(item, stored.entry(), outcome, image);
            rescue.discard(image);
            return Optional.empty();
        }
        Failure failure = ((Delivery.Failed) delivered).failure();
        Optional<Item> again = again(item, failure, image, making);
        if (again.isPresent()) {
            reporter.rejected(item, failure, image, making);
            rescue.setAside(image);
        } else {
            reporter.notStored(item, failure, image, making);
        }
        return again;
    }

    private static boolean isCutOff(ReceivedImage image) throws IOException {
        return !image.isStored() && ImageEnd.isMissing(image.data());
    }

    /** A rejected image is requested again where configured; any other one is kept for a later run. */
    private Optional<Item> again(Item item, Failure failure, ReceivedImage image, ImageStored.Making making) {
        if (failure.kind() != FailureKind.QUALITY_REJECTED || image.isStored()) {
            return Optional.empty();
        }
        int calls = making.attempts() - item.calls();
        int most = settings.generation().postProcessor().retriesOfRejected();
        // with a seed, the same provider would return the same image again
        if (item.rejections() < most && item.resolution().request().seed().isEmpty()) {
            return Optional.of(item.rejected(calls));
        }
        return settings.generation()
                .providers()
                .after(item.resolution(), FailureKind.QUALITY_REJECTED)
                .map(other -> item.requestedFrom(other, calls));
    }
}
