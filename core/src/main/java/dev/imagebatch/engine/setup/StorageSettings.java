package dev.imagebatch.engine.setup;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.StoredImageLookup;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.sink.ReferenceBinder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places of a batch's images and records.
 *
 * @param sink the storage of images
 * @param ledger the record of payments and images
 * @param rescue the store of received images
 * @param lookup the lookup of stored images
 * @param naming the names of stored images
 * @param binder the receiver of stored images' references
 */
public record StorageSettings(
        ImageSink sink,
        Ledger ledger,
        RescueStore rescue,
        StoredImageLookup lookup,
        NamingTemplate naming,
        ReferenceBinder binder) {

    /**
     * Returns an image's bytes: from the sink, else as received. They are stored, so that a sink that cannot be read at the
     * moment does not end the batch.
     */
    public @Nullable ImageData data(StoredImage stored, @Nullable ReceivedImage received) {
        ImageData kept = received == null ? null : received.data();
        Optional<ImageData> read = ErrorBoundary.call(() -> sink.read(stored)).value();
        return read == null ? kept : read.orElse(kept);
    }
}
