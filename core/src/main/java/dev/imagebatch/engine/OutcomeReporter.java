package dev.imagebatch.engine;

import dev.imagebatch.engine.delivery.Delivery;
import dev.imagebatch.engine.delivery.DuplicateCopier;
import dev.imagebatch.engine.delivery.FailureRecorder;
import dev.imagebatch.engine.delivery.ReferenceNotifier;
import dev.imagebatch.engine.delivery.ResultFactory;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports the outcomes of items, and records their failures. Not thread-safe. */
final class OutcomeReporter {

    private final BatchSettings settings;
    private final RunContext run;
    private final FailureRecorder failures;
    private final DuplicateCopier copier;
    private final ReferenceNotifier notifier;
    private final PlaceholderImages placeholders;
    private final ItemReports reports;

    OutcomeReporter(RunContext run, ItemReports reports) {
        this.settings = run.settings();
        this.run = run;
        ItemFingerprinter keys = run.keys();
        this.failures = new FailureRecorder(settings, run.batch());
        this.copier = new DuplicateCopier(settings, run.batch(), keys);
        this.notifier = new ReferenceNotifier(settings, keys);
        this.placeholders = new PlaceholderImages(settings);
        this.reports = reports;
    }

    /** Binds a stored image to the item's places, and reports it. */
    void stored(Item item, ImageStored entry, Outcome outcome, @Nullable ReceivedImage received)
            throws IOException, InterruptedException {
        boolean isCopied = DuplicateCopier.isWanted(settings.policies().duplicates(), item, entry);
        Delivery own = isCopied ? copier.copy(item, entry) : new Delivery.Stored(entry);
        if (own instanceof Delivery.Stored stored) {
            Optional<Failure> unbound = notifier.bind(item, stored.entry());
            reports.report(
                    item,
                    ResultFactory.stored(item, stored.entry(), outcome, unbound)
                            .data(settings.storage().data(stored.entry().image(), received)));
        } else {
            reportFailure(item, ((Delivery.Failed) own).failure(), 0);
        }
    }

    /** Returns the existing copy that the item has of another subject's image. */
    Optional<ImageStored> existingCopy(Item item) throws IOException {
        return copier.existing(item);
    }

    /** Records and reports a final failure, and stores a placeholder if configured. */
    void failed(Item item, Failure failure, int attempts) throws IOException, InterruptedException {
        Optional<StoredImage> placeholder = placeholders.placeholder(item);
        Item failed = item.withPlaceholder(placeholder);
        failures.missing(failed, failure, attempts);
        reportFailure(failed, failure, attempts);
    }

    /** Records and reports the failure to store an image, whose bytes are kept for a later run. */
    void notStored(Item item, Failure failure, ReceivedImage image, ImageStored.Making making) throws IOException {
        failures.received(item, failure, image, making);
        reportFailure(item, failure, making.attempts() - item.calls());
    }

    /** Records the failure of an item that is requested again, from the next provider. */
    void retriedElsewhere(Item item, Failure failure, int attempts) throws IOException {
        failures.missing(item, failure, attempts);
    }

    /** Records the rejection of an image that is requested again. */
    void rejected(Item item, Failure failure, ReceivedImage image, ImageStored.Making making) throws IOException {
        failures.received(item, failure, image, making);
    }

    /** Reports an item that was not tried. */
    void skipped(Item item, Failure reason) {
        recordStop(item);
        reports.report(
                item, item.described(ImageGenerationResult.skipped(item.specification(), item.variant(), reason)));
    }

    /** Reports an item of which the storage cannot tell whether it is there. The ledger keeps its entry. */
    void unverified(Item item, Failure failure) {
        reportFailure(item, failure, 0);
    }

    /** Reports an item that is not tried again. */
    void refused(Item item, NextStep.Refused refused) {
        Item asked = item.withPlaceholder(refused.placeholder());
        reports.report(
                asked,
                failure(asked, refused.failure())
                        .askedOf(refused.asked().provider(), refused.asked().model()));
    }

    private void reportFailure(Item item, Failure failure, int attempts) {
        recordStop(item);
        reports.report(item, failure(item, failure).attempts(item.calls() + attempts));
    }

    private static ImageGenerationResult.Builder failure(Item item, Failure failure) {
        ImageGenerationResult.Builder result =
                ImageGenerationResult.failure(item.specification(), item.variant(), failure);
        item.placeholder().ifPresent(result::placeholder);
        return item.described(result);
    }

    private void recordStop(Item item) {
        run.calls().stopped(item.resolution().modelName()).ifPresent(run.progress()::stoppedBy);
    }
}
