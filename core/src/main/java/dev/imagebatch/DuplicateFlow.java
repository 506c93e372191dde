package dev.imagebatch;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.plan.ItemKeys;
import dev.imagebatch.plan.ItemStanding;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.Fingerprint;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of an item that is the same picture as an earlier one of the batch, once that one came to its end. */
final class DuplicateFlow {

    private static final Failure FIRST_NOT_MADE =
            Failure.of(FailureKind.CANCELLED, Stage.PLANNING, "the first image with this picture was not made");

    private final BatchSettings settings;
    private final String batch;
    private final Ledger ledger;
    private final Storing storing;
    private final Telling telling;
    private final Tally tally;
    private final ItemKeys keys;

    DuplicateFlow(BatchSettings settings, String batch, Tally tally, ItemKeys keys) {
        this.settings = settings;
        this.batch = batch;
        this.ledger = settings.ledger();
        this.storing = new Storing(settings);
        this.telling = new Telling(settings);
        this.tally = tally;
        this.keys = keys;
    }

    /** Resolves a duplicate: shares or copies the first one's image, or ends as the first one did. */
    void run(Item item) throws IOException, InterruptedException {
        ItemStanding first = settings.standing(item.key());
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

    private void share(Item item, ImageStored first) throws IOException, InterruptedException {
        StoredImage image;
        try {
            image = settings.duplicates() == Duplicates.COPY ? copied(item, first) : first.image();
        } catch (Storing.SinkFailure e) {
            fail(item, new Failure(FailureKind.SINK_FAILED, Stage.STORING, Charged.NO, e.reason()), null);
            return;
        }
        Optional<Failure> failure = telling.tell(item, image, keys);
        ImageGenerationResult.Builder result = failure.isPresent()
                ? ImageGenerationResult.failure(item.specification(), item.variant(), failure.get())
                        .storedNevertheless(image)
                : ImageGenerationResult.success(item.specification(), item.variant(), Outcome.DUPLICATE, image);
        report(item, result.duplicateOf(first.specificationId()).data(settings.data(image, null)));
    }

    private StoredImage copied(Item item, ImageStored first)
            throws IOException, Storing.SinkFailure, InterruptedException {
        Fingerprint copy = keys.derived(item.key(), "copy", item.specification().id(), "" + item.variant());
        if (settings.standing(copy) instanceof ItemStanding.InPlace there) {
            return there.entry().image();
        }
        ImageData data = settings.sink()
                .read(first.image())
                .orElseThrow(() -> new Storing.SinkFailure(new IOException(
                        "the sink cannot read images back, so duplicates cannot be copied; share them")));
        Item own = Item.fresh(item.resolution(), item.variant(), copy, item.began());
        StoredImage stored = storing.store(own, data, first.at(), null);
        ledger.append(new ImageStored(
                copy,
                settings.time().instant(),
                batch,
                item.specification().id(),
                stored,
                ImageStored.Origin.COPY,
                new ImageStored.Making(item.provider(), item.model(), Money.ZERO, 0, since(item))));
        return stored;
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
