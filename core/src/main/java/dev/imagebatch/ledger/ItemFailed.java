package dev.imagebatch.ledger;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image was given up in this run.
 *
 * @param item the image
 * @param at when
 * @param batch the batch's id
 * @param specificationId what the caller calls the specification
 * @param provider the provider's name
 * @param model the model asked for
 * @param attempts how many calls were made
 * @param failure why
 * @param kept the received image that could not be stored, or null if none was received
 * @param making how that image was made, or null
 * @param placeholder what is stored in the image's stead, or null
 * @param subject whose image it would be, or null
 * @param finished the fingerprint of what would be made of the received image, or null if nothing would
 * @since 0.1
 */
public record ItemFailed(
        Fingerprint item,
        Instant at,
        String batch,
        String specificationId,
        String provider,
        String model,
        int attempts,
        Failure failure,
        AttemptEnded.@Nullable Received kept,
        ImageStored.@Nullable Making making,
        @Nullable StoredImage placeholder,
        @Nullable Subject subject,
        @Nullable Fingerprint finished)
        implements LedgerEntry {

    /** An image of no subject, with which nothing would be done. */
    public ItemFailed(
            Fingerprint item,
            Instant at,
            String batch,
            String specificationId,
            String provider,
            String model,
            int attempts,
            Failure failure,
            AttemptEnded.@Nullable Received kept,
            ImageStored.@Nullable Making making,
            @Nullable StoredImage placeholder) {
        this(
                item,
                at,
                batch,
                specificationId,
                provider,
                model,
                attempts,
                failure,
                kept,
                making,
                placeholder,
                null,
                null);
    }

    /** The received image that could not be stored; the next run stores it without paying. */
    public Optional<AttemptEnded.Received> keptImage() {
        return Optional.ofNullable(kept);
    }

    /** How the kept image was made. */
    public Optional<ImageStored.Making> keptMaking() {
        return Optional.ofNullable(making);
    }

    /** The placeholder that is stored in the image's stead; the real image may replace it. */
    public Optional<StoredImage> placeholderImage() {
        return Optional.ofNullable(placeholder);
    }

    /** The same, whose attempts turned out to have cost nothing. */
    public ItemFailed asFree() {
        Failure free = new Failure(failure.kind(), failure.stage(), Charged.NO, failure.message());
        return new ItemFailed(
                item,
                at,
                batch,
                specificationId,
                provider,
                model,
                attempts,
                free,
                kept,
                making,
                placeholder,
                subject,
                finished);
    }

    @Override
    public boolean concernsMoney() {
        return false;
    }
}
