package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.image.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image that the sink has stored.
 *
 * @param item the image's item
 * @param at the time of the entry
 * @param specification the specification
 * @param variant the number of the specification's variant, from 0
 * @param origin whether the image was made for this item or copied from another one
 * @param making how the image was made
 * @param output the stored pieces
 * @param relations the subject and the other images that it belongs to
 * @since 0.1
 */
public record ImageStored(
        Fingerprint item,
        Instant at,
        BatchSpecification specification,
        int variant,
        Origin origin,
        Making making,
        Output output,
        Relations relations)
        implements LedgerEntry {

    @Override
    public EntryType type() {
        return EntryType.IMAGE_STORED;
    }

    /** Returns whether the image was paid for, now or by an earlier run: its received bytes are discarded after this entry. */
    @Override
    public boolean concernsMoney() {
        return !making.cost().isZero() || origin == Origin.MADE && making.attempts() == 0;
    }

    /** Returns the stored image, or its first piece. */
    public StoredImage image() {
        return output.pieces().get(0).image();
    }

    /** Returns all pieces of the image, the first one first. */
    public List<StoredPart> pieces() {
        return output.pieces();
    }

    /** Returns the piece with a name, or the first one if the name is empty. */
    public Optional<StoredImage> piece(String name) {
        return pieces().stream()
                .filter(piece -> name.isEmpty() || piece.name().equals(name))
                .map(StoredPart::image)
                .findFirst();
    }

    /** The origin of a stored image. */
    public enum Origin {
        /** Made for this item. */
        MADE,
        /** Copied from another item's image, under a name of its own. */
        COPY
    }

    /**
     * The making of an image.
     *
     * @param model the requested model
     * @param cost the cost of this image
     * @param attempts the number of calls in the run that stored it; 0 if an earlier run had received it
     * @param took the time from the first call to the stored image
     * @param reference the provider's identification of the call
     */
    public record Making(ProviderModel model, Money cost, int attempts, Duration took, CallReference reference) {

        /** Returns the same making with another number of calls. */
        public Making withAttempts(int calls) {
            return new Making(model, cost, calls, took, reference);
        }

        /** Returns the same making with another duration. */
        public Making withTook(Duration duration) {
            return new Making(model, cost, attempts, duration, reference);
        }
    }

    /**
     * The stored pieces of an image.
     *
     * @param pieces the pieces, the first one first; one without a name if the image was not divided
     * @param transforms the applied transforms, in the words of a specification file
     * @param marks the marks of origin in the stored bytes
     */
    public record Output(List<StoredPart> pieces, List<String> transforms, List<String> marks) {

        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if there is no piece
         */
        public Output {
            pieces = List.copyOf(pieces);
            transforms = List.copyOf(transforms);
            marks = List.copyOf(marks);
            if (pieces.isEmpty()) {
                throw new IllegalArgumentException("a stored image has at least one piece");
            }
        }

        /** Returns the output of an untransformed image. */
        public static Output of(StoredImage image) {
            return new Output(List.of(new StoredPart("", image)), List.of(), List.of());
        }

        /** Returns the same output in other pieces. */
        public Output withPieces(List<StoredPart> others) {
            return new Output(others, transforms, marks);
        }
    }

    /**
     * The subject of an image and the images related to it. Entries of earlier versions have none of them.
     *
     * @param subject the subject, or null
     * @param picture the received picture that the image was made of; the item itself if the image is that picture, kept
     *     beside the images made of it; null if nothing was done to it
     * @param replaced the id in the sink of the placeholder that the image replaced, or null
     */
    public record Relations(
            @Nullable Subject subject,
            @Nullable Fingerprint picture,
            @Nullable String replaced) {

        /** No relations. */
        public static final Relations NONE = new Relations(null, null, null);

        /** Returns the relations of an image that belongs to a subject only. */
        public static Relations to(@Nullable Subject subject) {
            return new Relations(subject, null, null);
        }
    }
}
