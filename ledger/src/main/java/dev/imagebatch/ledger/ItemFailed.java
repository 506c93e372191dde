package dev.imagebatch.ledger;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.Subject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image that was given up in this run.
 *
 * @param item the image's item
 * @param at the time of the entry
 * @param specification the specification
 * @param model the requested model
 * @param attempts the number of calls
 * @param failure the reason
 * @param kept the received image that could not be stored, or null if none was received
 * @param relations the subject and the images related to it
 * @since 0.1
 */
public record ItemFailed(
        Fingerprint item,
        Instant at,
        BatchSpecification specification,
        ProviderModel model,
        int attempts,
        Failure failure,
        @Nullable Kept kept,
        Relations relations)
        implements LedgerEntry {

    /** Returns the received image that could not be stored; the next run stores it without paying. */
    public Optional<Kept> keptImage() {
        return Optional.ofNullable(kept);
    }

    /** Returns the stored placeholder, which the real image may replace. */
    public Optional<StoredImage> placeholder() {
        return Optional.ofNullable(relations.placeholder());
    }

    /** Returns the same failure of attempts that turned out to be free. */
    public ItemFailed asFree() {
        Failure free = new Failure(failure.kind(), failure.stage(), Charged.NO, failure.message());
        return new ItemFailed(item, at, specification, model, attempts, free, kept, relations);
    }

    @Override
    public EntryType type() {
        return EntryType.ITEM_FAILED;
    }

    @Override
    public boolean concernsMoney() {
        return false;
    }

    /**
     * A received image that could not be stored.
     *
     * @param image the image
     * @param making how it was made, or null in entries of earlier versions
     */
    public record Kept(AttemptEnded.Received image, ImageStored.@Nullable Making making) {}

    /**
     * The subject of a failed image and the images related to it.
     *
     * @param placeholder the image that is stored instead, or null
     * @param subject the subject, or null
     * @param finished the fingerprint of the image to be made of the received one, or null if nothing would be done to it
     */
    public record Relations(
            @Nullable StoredImage placeholder,
            @Nullable Subject subject,
            @Nullable Fingerprint finished) {

        /** No relations. */
        public static final Relations NONE = new Relations(null, null, null);
    }
}
