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
 * @param image the stored image; the first piece if a transform made several
 * @param pieces all pieces in order; for a placeholder, the placeholder itself
 * @param at the time at which it was stored
 * @param specificationId the id of its specification
 * @param kind the kind
 * @since 0.1
 */
public record GalleryImage(StoredImage image, List<StoredPart> pieces, Instant at, String specificationId, Kind kind) {

    /** Copies the list. */
    public GalleryImage {
        pieces = List.copyOf(pieces);
    }

    /** The kind of a gallery's image. */
    public enum Kind {
        /** The image that was requested. */
        REAL,
        /** A stand-in for an image that could not be generated, until a later run generates it. */
        PLACEHOLDER
    }

    /** Returns the image's id in the sink, by which it is deleted. */
    public String id() {
        return image.id();
    }

    /** Returns the last segment of the id, such as a file name. */
    public String name() {
        return id().substring(id().lastIndexOf('/') + 1);
    }

    /** Returns the address for fetching the image; empty if the sink has no addresses. */
    public Optional<URI> address() {
        return image.address();
    }

    /** Returns the name of the first piece; empty for an image that is not in pieces. */
    public String piece() {
        return pieces.get(0).name();
    }

    /** Returns whether the image is a placeholder. */
    public boolean isPlaceholder() {
        return kind == Kind.PLACEHOLDER;
    }

    static Optional<GalleryImage> of(LedgerEntry entry) {
        if (entry instanceof ImageStored stored) {
            return Optional.of(new GalleryImage(
                    stored.image(),
                    stored.pieces(),
                    stored.at(),
                    stored.specification().id(),
                    Kind.REAL));
        }
        if (entry instanceof ItemFailed failed) {
            return failed.placeholder()
                    .map(image -> new GalleryImage(
                            image,
                            List.of(new StoredPart("", image)),
                            failed.at(),
                            failed.specification().id(),
                            Kind.PLACEHOLDER));
        }
        return Optional.empty();
    }
}
