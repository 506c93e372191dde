package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.rescue.ReceivedImage;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Records failures of items in the ledger. Thread-safe. */
public final class FailureRecorder {

    private final Ledger ledger;
    private final InstantSource time;
    private final String batch;

    public FailureRecorder(BatchSettings settings, String batch) {
        this.ledger = settings.storage().ledger();
        this.time = settings.runtime().time();
        this.batch = batch;
    }

    /** Records that an image was not received. */
    public void missing(Item item, Failure failure, int attempts) throws IOException {
        record(item, failure, attempts, null);
    }

    /** Records that an image was received and not stored. */
    public void received(Item item, Failure failure, ReceivedImage image, ImageStored.Making making)
            throws IOException {
        ItemFailed.Kept kept = image.file() == null ? null : new ItemFailed.Kept(image.entry(), making);
        record(item, failure, making.attempts(), kept);
    }

    private void record(Item item, Failure failure, int attempts, ItemFailed.@Nullable Kept kept) throws IOException {
        ledger.append(new ItemFailed(
                item.requestKey(),
                time.instant(),
                new BatchSpecification(batch, item.specification().id()),
                new ProviderModel(item.provider(), item.model()),
                attempts,
                failure,
                kept,
                new ItemFailed.Relations(
                        item.placeholder().orElse(null),
                        item.subject().orElse(null),
                        item.isTransformed() ? item.outputKey() : null)));
    }
}
