package dev.imagebatch.engine;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.control.Tally;
import dev.imagebatch.engine.delivery.Copying;
import dev.imagebatch.engine.delivery.Records;
import dev.imagebatch.engine.delivery.Storing;
import dev.imagebatch.engine.delivery.Telling;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.StorageException;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.planning.ItemKeys;
import dev.imagebatch.planning.ItemStanding;
import dev.imagebatch.policy.Duplicates;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of an item that is the same picture as an earlier one of the batch, once that one came to its end. */
final class DuplicateFlow {

    private static final Failure FIRST_NOT_MADE =
            Failure.of(FailureKind.CANCELLED, Stage.PLANNING, "the first image with this picture was not made");

    private final BatchSettings settings;
    private final Copying copying;
    private final Telling telling;
    private final Tally tally;
    private final ItemKeys keys;

    DuplicateFlow(BatchSettings settings, String batch, Tally tally, ItemKeys keys) {
        this.settings = settings;
        this.copying = new Copying(settings, batch, keys);
        this.telling = new Telling(settings);
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

    private void resolve(Item item, ItemStanding first) throws IOException, InterruptedException {
        if (first instanceof ItemStanding.InPlace stored) {
            share(item, stored.entry());
        } else if (first instanceof ItemStanding.Refused refused) {
            fail(item, refused.failure(), refused.placeholder().orElse(null));
        } else if (first instanceof ItemStanding.ToMake unmade) {
            unmade(item, unmade.placeholder().orElse(null));
        } else {
            fail(item, notStored(), null);
        }
    }

    /** What is stored counts, and where nothing is, what became of the picture. */
    private ItemStanding standing(Item item) throws IOException {
        ItemStanding stored = settings.standing(item.stored());
        return stored instanceof ItemStanding.InPlace || !item.isFinished() ? stored : unfinished(item);
    }

    private ItemStanding unfinished(Item item) throws IOException {
        ItemStanding picture = settings.standing(item.key());
        return picture instanceof ItemStanding.InPlace ? ItemStanding.toFinish() : picture;
    }

    private void share(Item item, ImageStored first) throws IOException, InterruptedException {
        ImageStored entry;
        try {
            entry = settings.duplicates() == Duplicates.COPY ? copying.copy(item, first) : first;
        } catch (Storing.SinkFailure e) {
            fail(item, new Failure(FailureKind.SINK_FAILED, Stage.STORING, Charged.NO, e.reason()), null);
            return;
        }
        Optional<Failure> failure = telling.tell(item, entry, keys);
        report(
                item,
                Records.stored(item, entry, Outcome.DUPLICATE, failure)
                        .askedOf(item.provider(), item.model())
                        .cost(Money.ZERO)
                        .attempts(0)
                        .duplicateOf(first.specificationId())
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
                Stage.STORING,
                Charged.NO,
                "the first image with this picture is not stored yet");
    }
}
