package dev.imagebatch.rescue;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.spec.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image that was received whole.
 *
 * @param item whose image it is
 * @param data its bytes
 * @param file the name of the file in the rescue folder that holds them, or null if they are in memory or stored
 * @param at when it was received; the same in every run, so that names made of it are too
 * @param isStored whether the sink has it already
 */
public record ReceivedImage(
        Fingerprint item, ImageData data, @Nullable String file, Instant at, boolean isStored) {

    /** One that was received just now, or by an earlier run. */
    static ReceivedImage received(Fingerprint item, ImageData data, @Nullable String file, Instant at) {
        return new ReceivedImage(item, data, file, at, false);
    }

    /** One that is stored already, and is worked on once more. */
    public static ReceivedImage stored(ImageStored entry, ImageData data) {
        return new ReceivedImage(entry.item(), data, null, entry.at(), true);
    }

    public AttemptEnded.Received entry() {
        return new AttemptEnded.Received(item, file, data.info());
    }
}
