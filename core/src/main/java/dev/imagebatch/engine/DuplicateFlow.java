package dev.imagebatch.engine;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.delivery.DuplicateCopier;
import dev.imagebatch.engine.delivery.ImageStore;
import dev.imagebatch.engine.delivery.ReferenceNotifier;
import dev.imagebatch.engine.delivery.ResultFactory;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
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
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of an item that is the same picture as an earlier one of the batch, once that one came to its end. */
final class DuplicateFlow {

    private static final Failure FIRST_NOT_MADE =
            Failure.of(FailureKind.CANCELLED, FailureStage.PLANNING, "the first image with this picture was not made");

    private final BatchSettings settings;
    private final DuplicateCopier copying;
    private final ReferenceNotifier telling;
    private final RunProgress tally;
    private final ItemFingerprinter keys;

    DuplicateFlow(BatchSettings settings, String batch, RunProgress tally, ItemFingerprinter keys) {
        this.settings = settings;
        this.copying = new DuplicateCopier(settings, batch, keys);
        this.telling = new ReferenceNotifier(settings);
        this.tally = tally;
        this.keys = keys;
    }

    /** Resolves a duplicate: shares or copies the first one's image, or ends as the first one did. */
    void run(Item item) throws IOException, InterruptedException {
        try {
            resolve(item, standing(item));
        } catch (StorageException e) {
            fail(item, e.failure(), null);
        }
    }

    private void resolve(Item item, NextStep first) throws IOException, InterruptedException {
        if (first instanceof NextStep.Stored stored) {
            share(item, stored.entry());
        } else if (first instanceof NextStep.Refused refused) {
            fail(item, refused.failure(), refused.placeholder().orElse(null));
        } else if (first instanceof NextStep.ToGenerate unmade) {
            unmade(item, unmade.placeholder().orElse(null));
        } else {
            fail(item, notStored(), null);
        }
    }

    /** What is stored counts, and where nothing is, what became of the picture. */
    private NextStep standing(Item item) throws IOException {
        NextStep stored = settings.standing(item.stored());
        return stored instanceof NextStep.Stored || !item.isFinished() ? stored : unfinished(item);
    }

    private NextStep unfinished(Item item) throws IOException {
        NextStep picture = settings.standing(item.key());
        return picture instanceof NextStep.Stored ? NextStep.toPostProcess() : picture;
    }

    private void share(Item item, ImageStored first) throws IOException, InterruptedException {
        ImageStored entry;
        try {
            entry = settings.duplicates() == DuplicatePolicy.COPY ? copying.copy(item, first) : first;
        } catch (ImageStore.SinkFailure e) {
            fail(item, new Failure(FailureKind.SINK_FAILED, FailureStage.STORING, Charged.NO, e.reason()), null);
            return;
        }
        Optional<Failure> failure = telling.tell(item, entry, keys);
        report(
                item,
                ResultFactory.stored(item, entry, Outcome.DUPLICATE, failure)
                        .askedOf(item.provider(), item.model())
                        .cost(Money.ZERO)
                        .attempts(0)
                        .duplicateOf(first.specification().id())
                        .data(settings.data(entry.image(), null)));
    }

    private void unmade(Item item, @Nullable StoredImage placeholder) throws IOException {
        Optional<Failure> failure = settings.lastFailure(item.key());
        if (failure.isPresent()) {
            fail(item, failure.get(), placeholder);
            return;
        }
        Failure reason = tally.firstSkip().orElse(FIRST_NOT_MADE);
        report(item, ImageGenerationResult.skipped(item.specification(), item.variant(), reason));
    }

    private void fail(Item item, Failure failure, @Nullable StoredImage placeholder) {
        ImageGenerationResult.Builder result =
                ImageGenerationResult.failure(item.specification(), item.variant(), failure);
        if (placeholder != null) {
            result.placeholder(placeholder);
        }
        report(item, result);
    }

    private void report(Item item, ImageGenerationResult.Builder result) {
        tally.result(item.described(result)
                .timing(since(item), settings.time().instant())
                .build());
    }

    private Duration since(Item item) {
        return Duration.ofNanos(settings.time().nanoTime() - item.began());
    }

    private static Failure notStored() {
        return new Failure(
                FailureKind.SINK_FAILED,
                FailureStage.STORING,
                Charged.NO,
                "the first image with this picture is not stored yet");
    }
}
