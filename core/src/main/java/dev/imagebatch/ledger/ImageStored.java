package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image is in the sink.
 *
 * @param item the image
 * @param at when
 * @param batch the batch's id
 * @param specificationId what the caller calls the specification
 * @param variant which of the specification's variants, from 0
 * @param image where it is; the first piece, where something was done to it that made several
 * @param origin whether it was made for this item or copied from another one
 * @param making how it was made
 * @param finish what was done to it
 * @param relations whose it is, and what it belongs together with
 * @since 0.1
 */
public record ImageStored(
        Fingerprint item,
        Instant at,
        String batch,
        String specificationId,
        int variant,
        StoredImage image,
        Origin origin,
        Making making,
        Finish finish,
        Relations relations)
        implements LedgerEntry {

    /** An image of no subject. */
    public ImageStored(
            Fingerprint item,
            Instant at,
            String batch,
            String specificationId,
            int variant,
            StoredImage image,
            Origin origin,
            Making making,
            Finish finish) {
        this(item, at, batch, specificationId, variant, image, origin, making, finish, Relations.NONE);
    }

    /** Of a paid image, also of one that an earlier run received: its received bytes are given up once this is written. */
    @Override
    public boolean concernsMoney() {
        return !making.cost().isZero() || origin == Origin.MADE && making.attempts() == 0;
    }

    /** All pieces that are stored of it, the first one first. */
    public List<StoredPart> pieces() {
        List<StoredPart> all = new ArrayList<>();
        all.add(new StoredPart(finish.piece(), image));
        all.addAll(finish.more());
        return all;
    }

    /** The piece of that name, or the first one where the name is empty. */
    public Optional<StoredImage> piece(String name) {
        return name.isEmpty()
                ? Optional.of(image)
                : pieces().stream()
                        .filter(piece -> piece.name().equals(name))
                        .map(StoredPart::image)
                        .findFirst();
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
     * @param requestId by which the provider's support finds the call, or null
     * @param modelVersion the version of the model that really answered, or null
     */
    public record Making(
            String provider,
            String model,
            Money cost,
            int attempts,
            Duration took,
            @Nullable String requestId,
            @Nullable String modelVersion) {

        /** An image of which no answer tells more. */
        public static Making of(String provider, String model, Money cost, int attempts, Duration took) {
            return new Making(provider, model, cost, attempts, took, null, null);
        }

        /** The same with another number of calls. */
        public Making withAttempts(int calls) {
            return new Making(provider, model, cost, calls, took, requestId, modelVersion);
        }

        /** The same with another duration. */
        public Making withTook(Duration duration) {
            return new Making(provider, model, cost, attempts, duration, requestId, modelVersion);
        }
    }

    /**
     * What was done to the received image.
     *
     * @param piece the name of the first piece, empty for the picture itself
     * @param more the further pieces
     * @param transforms what was done, in the words of a specification file
     * @param marks what the image says about where it comes from
     */
    public record Finish(String piece, List<StoredPart> more, List<String> transforms, List<String> marks) {

        /** Nothing. */
        public static final Finish NONE = new Finish("", List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Finish {
            more = List.copyOf(more);
            transforms = List.copyOf(transforms);
            marks = List.copyOf(marks);
        }

        /** The same, done to what is stored in other pieces. */
        public Finish withPieces(List<StoredPart> pieces) {
            return new Finish(pieces.get(0).name(), pieces.subList(1, pieces.size()), transforms, marks);
        }
    }

    /**
     * Whose an image is, and what it belongs together with. Entries of earlier versions say nothing of it.
     *
     * @param subject whose it is, or null
     * @param picture the received picture that it was made of; the item itself where this is that picture, kept beside what
     *     was made of it; null where nothing was done to it
     * @param replaced the id in the sink of the placeholder whose place it took, or null
     */
    public record Relations(
            @Nullable Subject subject,
            @Nullable Fingerprint picture,
            @Nullable String replaced) {

        /** None. */
        public static final Relations NONE = new Relations(null, null, null);
    }
}
