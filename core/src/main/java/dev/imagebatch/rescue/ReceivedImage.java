package dev.imagebatch.rescue;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.ImageStored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A completely received image.
 *
 * @param item the item
 * @param data the bytes
 * @param file the name of its file in the rescue folder, or null if it is in memory or stored
 * @param at the time of receipt, the same in every run, as names contain it
 * @param isStored whether the sink has it already
 */
public record ReceivedImage(
        Fingerprint item, ImageData data, @Nullable String file, Instant at, boolean isStored) {

    /** Returns an image received in this run or an earlier one. */
    static ReceivedImage received(Fingerprint item, ImageData data, @Nullable String file, Instant at) {
        return new ReceivedImage(item, data, file, at, false);
    }

    /** Returns a stored image that is transformed again. */
    public static ReceivedImage stored(ImageStored entry, ImageData data) {
        return new ReceivedImage(entry.item(), data, null, entry.at(), true);
    }

    public AttemptEnded.Received entry() {
        return new AttemptEnded.Received(item, file, data.info());
    }
}
