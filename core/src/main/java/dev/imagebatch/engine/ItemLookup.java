package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.NextSteps;
import dev.imagebatch.engine.setup.StorageException;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.planning.FallbackChain;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.rescue.CrashRecovery;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.util.Optional;

/** Looks items up in ledger and storage, and processes those that need no call. Not thread-safe. */
final class ItemLookup {

    private final BatchSettings settings;
    private final FallbackChain providers;
    private final NextSteps nextSteps;
    private final CrashRecovery recovery;
    private final DeliveryFlow delivery;
    private final OutcomeReporter reporter;
    private final ItemReports reports;

    ItemLookup(RunContext run, DeliveryFlow delivery, OutcomeReporter reporter, ItemReports reports) {
        this.settings = run.settings();
        this.providers = settings.generation().providers();
        this.nextSteps = settings.nextSteps();
        this.recovery = new CrashRecovery(
                settings.storage().ledger(),
                settings.storage().rescue(),
                settings.runtime().time());
        this.delivery = delivery;
        this.reporter = reporter;
        this.reports = reports;
    }

    /** Returns the item if its image is to be requested; otherwise reports it. */
    Optional<Item> missing(Item item) throws IOException, InterruptedException {
        try {
            return lookUp(item);
        } catch (StorageException e) {
            reporter.unverified(item, e.failure());
            return Optional.empty();
        }
    }

    /** Returns the item, to be requested whatever ledger and storage have of it. */
    Item forced(Item item) throws IOException {
        return item.withPlaceholder(nextSteps.of(item.requestKey()).placeholder());
    }

    private Optional<Item> lookUp(Item item) throws IOException, InterruptedException {
        Optional<ImageStored> stored = stored(item);
        if (stored.isPresent()) {
            reporter.stored(item, stored.get(), Outcome.REUSED, null);
            return Optional.empty();
        }
        NextStep next = nextSteps.of(recovery.state(item.requestKey()));
        Item known = item.withPlaceholder(next.placeholder());
        Optional<Resolution> start = providers.start(item.resolution(), next);
        if (start.isPresent()) {
            return Optional.of(known.requestedFrom(start.get(), 0));
        }
        if (next instanceof NextStep.Stored there) {
            return reuse(item, there.entry());
        }
        if (next instanceof NextStep.ToStore waiting) {
            return rescue(known, waiting);
        }
        if (next instanceof NextStep.Refused refused) {
            reporter.refused(item, refused);
        }
        return Optional.empty();
    }

    /** Returns the stored image of a transformed item, or the item's copy of another subject's image. */
    private Optional<ImageStored> stored(Item item) throws IOException {
        if (item.isTransformed() && nextSteps.of(item.outputKey()) instanceof NextStep.Stored stored) {
            return Optional.of(stored.entry());
        }
        return reporter.existingCopy(item);
    }

    private Optional<Item> reuse(Item item, ImageStored stored) throws IOException, InterruptedException {
        if (!item.isTransformed()) {
            reporter.stored(item, stored, Outcome.REUSED, null);
            return Optional.empty();
        }
        Optional<ImageData> original = settings.storage().sink().read(stored.image());
        if (original.isPresent()) {
            ReceivedImage image = ReceivedImage.stored(stored, original.get());
            return delivery.deliver(item, image, stored.making().withAttempts(0), Outcome.REUSED);
        }
        String reason = "the image is stored, but the sink cannot read it back to transform it";
        reporter.failed(
                item, new Failure(FailureKind.TRANSFORM_FAILED, FailureStage.TRANSFORMING, Charged.NO, reason), 0);
        return Optional.empty();
    }

    private Optional<Item> rescue(Item item, NextStep.ToStore waiting) throws IOException, InterruptedException {
        Optional<ReceivedImage> kept = settings.storage().rescue().kept(waiting.image());
        if (kept.isPresent()) {
            ImageStored.Making making = waiting.making().withTook(reports.since(item));
            return delivery.deliver(item, kept.get(), making, Outcome.REUSED);
        }
        if (settings.limits().retries().onUnknown() == UnknownOutcomePolicy.RETRY) {
            return Optional.of(item);
        }
        String reason =
                "the image was received and paid for by an earlier run, and its file is gone from the rescue folder";
        reporter.failed(item, new Failure(FailureKind.UNKNOWN_OUTCOME, FailureStage.STORING, Charged.YES, reason), 0);
        return Optional.empty();
    }
}
