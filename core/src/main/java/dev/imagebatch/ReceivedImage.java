package dev.imagebatch;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.spec.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image that was received whole.
 *
 * @param item whose image it is
 * @param data its bytes
 * @param file the name of the file in the rescue folder that holds them, or null if they are in memory only
 * @param at when it was received; the same in every run, so that names made of it are too
 */
record ReceivedImage(
        Fingerprint item, ImageData data, @Nullable String file, Instant at) {

    AttemptEnded.Received entry() {
        return new AttemptEnded.Received(item, file, data.info());
    }
}
