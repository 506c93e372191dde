package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.Fingerprint;
import java.time.Duration;
import java.time.Instant;

/**
 * An image is in the sink.
 *
 * @param item the image
 * @param at when
 * @param batch the batch's id
 * @param specificationId what the caller calls the specification
 * @param image where it is
 * @param origin whether it was made for this item or copied from another one
 * @param making how it was made
 * @since 0.1
 */
public record ImageStored(
        Fingerprint item,
        Instant at,
        String batch,
        String specificationId,
        StoredImage image,
        Origin origin,
        Making making)
        implements LedgerEntry {

    /** Of a paid image, also of one that an earlier run received: its received bytes are given up once this is written. */
    @Override
    public boolean concernsMoney() {
        return !making.cost().isZero() || origin == Origin.MADE && making.attempts() == 0;
    }

    /** Where a stored image comes from. */
    public enum Origin {
        /** Made for this item. */
        MADE,
        /** A copy of another item's image under a name of its own. */
        COPY
    }

    /**
     * How an image was made.
     *
     * @param provider the provider's name
     * @param model the model asked for
     * @param cost what this image cost
     * @param attempts how many calls it took in the run that stored it; 0 if an earlier run had received it
     * @param took how long it took from the first call to the stored image
     */
    public record Making(String provider, String model, Money cost, int attempts, Duration took) {}
}
