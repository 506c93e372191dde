package dev.imagebatch.gallery;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.LedgerEntry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An image of a gallery.
 *
 * <p>Immutable and thread-safe.
 *
 * @param image where it is; its first piece, where a transform made several
 * @param pieces all its pieces, the first one first; of a placeholder, the placeholder itself
 * @param at when it was stored
 * @param specificationId what the caller calls the specification that asked for it
 * @param kind whether it is what was asked for
 * @since 0.1
 */
public record GalleryImage(StoredImage image, List<StoredPart> pieces, Instant at, String specificationId, Kind kind) {

    /** Copies the list. */
    public GalleryImage {
        pieces = List.copyOf(pieces);
    }

    /** Whether an image is what was asked for. */
    public enum Kind {
        /** It is. */
        REAL,
        /** It stands in for an image that could not be made, until a later run makes it. */
        PLACEHOLDER
    }

    /** The sink's id of it, by which it is deleted. */
    public String id() {
        return image.id();
    }

    /** The last part of its id, such as the name of its file. */
    public String name() {
        return id().substring(id().lastIndexOf('/') + 1);
    }

    /** Where it can be fetched. */
    public Optional<URI> address() {
        return image.address();
    }

    /** What the transform that made it calls its first piece; empty for the picture itself. */
    public String piece() {
        return pieces.get(0).name();
    }

    /** Whether it stands in for an image that could not be made. */
    public boolean isPlaceholder() {
        return kind == Kind.PLACEHOLDER;
    }

    static Optional<GalleryImage> of(LedgerEntry entry) {
        if (entry instanceof ImageStored stored) {
            return Optional.of(new GalleryImage(
                    stored.image(), stored.pieces(), stored.at(), stored.specificationId(), Kind.REAL));
        }
        if (entry instanceof ItemFailed failed) {
            return failed.placeholderImage()
                    .map(image -> new GalleryImage(
                            image,
                            List.of(new StoredPart("", image)),
                            failed.at(),
                            failed.specificationId(),
                            Kind.PLACEHOLDER));
        }
        return Optional.empty();
    }
}
