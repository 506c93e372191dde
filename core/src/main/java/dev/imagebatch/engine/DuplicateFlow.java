package dev.imagebatch.engine;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.delivery.Delivery;
import dev.imagebatch.engine.delivery.DuplicateCopier;
import dev.imagebatch.engine.delivery.ReferenceNotifier;
import dev.imagebatch.engine.delivery.ResultFactory;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.NextSteps;
import dev.imagebatch.engine.setup.StorageException;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.util.Optional;

/** The resolution of items whose image is that of an earlier item of the batch. Not thread-safe. */
final class DuplicateFlow {

    private static final Failure FIRST_NOT_MADE =
            Failure.of(FailureKind.CANCELLED, FailureStage.PLANNING, "the first image with this picture was not made");
    private static final Failure FIRST_NOT_STORED = new Failure(
            FailureKind.SINK_FAILED,
            FailureStage.STORING,
            Charged.NO,
            "the first image with this picture is not stored yet");

    private final BatchSettings settings;
    private final RunContext run;
    private final NextSteps nextSteps;
    private final DuplicateCopier copier;
    private final ReferenceNotifier notifier;
    private final ItemReports reports;

    DuplicateFlow(RunContext run, ItemReports reports) {
        this.settings = run.settings();
        this.run = run;
        this.nextSteps = settings.nextSteps();
        ItemFingerprinter keys = run.keys();
        this.copier = new DuplicateCopier(settings, run.batch(), keys);
        this.notifier = new ReferenceNotifier(settings, keys);
        this.reports = reports;
    }

    /** Resolves a duplicate: shares or copies the first item's image, or reports what the first item's outcome was. */
    void resolve(Item item) throws IOException, InterruptedException {
        try {
            resolve(item, first(item));
        } catch (StorageException e) {
            fail(item, e.failure(), Optional.empty());
        }
    }

    private void resolve(Item item, NextStep first) throws IOException, InterruptedException {
        if (first instanceof NextStep.Stored stored) {
            share(item, stored.entry());
        } else if (first instanceof NextStep.Refused refused) {
            fail(item, refused.failure(), refused.placeholder());
        } else if (first instanceof NextStep.ToGenerate missing) {
            missing(item, missing.placeholder());
        } else {
            fail(item, FIRST_NOT_STORED, Optional.empty());
        }
    }

    /** The stored image decides; if there is none, the requested image does. */
    private NextStep first(Item item) throws IOException {
        NextStep stored = nextSteps.of(item.outputKey());
        if (stored instanceof NextStep.Stored || !item.isTransformed()) {
            return stored;
        }
        NextStep requested = nextSteps.of(item.requestKey());
        return requested instanceof NextStep.Stored ? NextStep.toPostProcess() : requested;
    }

    private void share(Item item, ImageStored first) throws IOException, InterruptedException {
        boolean isCopied = settings.policies().duplicates() == DuplicatePolicy.COPY;
        Delivery own = isCopied ? copier.copy(item, first) : new Delivery.Stored(first);
        if (!(own instanceof Delivery.Stored stored)) {
            fail(item, ((Delivery.Failed) own).failure(), Optional.empty());
            return;
        }
        Optional<Failure> unbound = notifier.bind(item, stored.entry());
        reports.report(
                item,
                item.described(ResultFactory.stored(item, stored.entry(), Outcome.DUPLICATE, unbound))
                        .cost(Money.ZERO)
                        .attempts(0)
                        .duplicateOf(first.specification().id())
                        .data(settings.storage().data(stored.entry().image(), null)));
    }

    private void missing(Item item, Optional<StoredImage> placeholder) throws IOException {
        Optional<Failure> failure = nextSteps.lastFailure(item.requestKey());
        if (failure.isPresent()) {
            fail(item, failure.get(), placeholder);
            return;
        }
        Failure reason = run.progress().firstSkip().orElse(FIRST_NOT_MADE);
        reports.report(
                item, item.described(ImageGenerationResult.skipped(item.specification(), item.variant(), reason)));
    }

    private void fail(Item item, Failure failure, Optional<StoredImage> placeholder) {
        ImageGenerationResult.Builder result =
                ImageGenerationResult.failure(item.specification(), item.variant(), failure);
        placeholder.ifPresent(result::placeholder);
        reports.report(item, item.described(result));
    }
}
