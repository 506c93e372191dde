package dev.imagebatch.gallery;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.SubjectEntries;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines everything that is deleted with an image.
 *
 * @param ledger the ledger that records the image
 * @param time the clock that stamps the deletion
 */
record DeletionScope(Ledger ledger, InstantSource time) {

    private static final int AT_ONCE = 500;

    /** The extent of a deletion. */
    enum Extent {
        /** The image and everything kept for it alone. */
        IMAGE,
        /** All images of the subject; what they share is deleted with the first. */
        SUBJECT
    }

    /** Returns the deletion of an image, or of the files kept for an item that has no image in the sink. */
    DeletionStarted of(Subject subject, LedgerEntry entry, Extent extent) throws IOException {
        if (entry instanceof ImageStored stored) {
            return ofImage(subject, stored, extent);
        }
        if (entry instanceof ItemFailed failed) {
            return ofFailed(subject, failed);
        }
        throw new IllegalStateException(
                "not the entry of an image: " + entry.getClass().getSimpleName());
    }

    private DeletionStarted ofImage(Subject subject, ImageStored entry, Extent extent) throws IOException {
        List<Fingerprint> items = new ArrayList<>(List.of(entry.item()));
        List<StoredImage> images = images(entry);
        Fingerprint picture = entry.relations().picture();
        boolean isOriginal = entry.item().equals(picture);
        if (picture != null && !isOriginal && (extent == Extent.SUBJECT || isOnlyOne(subject, entry, picture))) {
            items.add(picture);
            original(subject, picture).ifPresent(original -> images.addAll(images(original)));
        }
        String name = isOriginal ? entry.item().toString() : entry.image().id();
        return new DeletionStarted(subject, time.instant(), name, items, images, places(subject, entry.image()));
    }

    private DeletionStarted ofFailed(Subject subject, ItemFailed entry) throws IOException {
        List<Fingerprint> items = new ArrayList<>(List.of(entry.item()));
        Fingerprint finished = entry.relations().finished();
        if (finished != null) {
            items.add(finished);
        }
        StoredImage placeholder = entry.placeholder().orElse(null);
        String name = placeholder == null ? entry.item().toString() : placeholder.id();
        List<StoredImage> images = placeholder == null ? List.of() : List.of(placeholder);
        return new DeletionStarted(subject, time.instant(), name, items, images, places(subject, placeholder));
    }

    private static List<StoredImage> images(ImageStored entry) {
        return new ArrayList<>(entry.pieces().stream().map(StoredPart::image).toList());
    }

    private Optional<ImageStored> original(Subject subject, Fingerprint picture) throws IOException {
        return ledger.find(picture)
                .filter(ItemState.Stored.class::isInstance)
                .map(state -> ((ItemState.Stored) state).entry())
                .filter(entry -> picture.equals(entry.relations().picture()))
                .filter(entry -> subject.equals(entry.relations().subject()));
    }

    /** Returns whether no other image of the subject was made from the same received image. */
    private boolean isOnlyOne(Subject subject, ImageStored entry, Fingerprint picture) throws IOException {
        List<LedgerEntry> others;
        for (long offset = 0; ; offset += others.size()) {
            others = ledger.entries(subject, SubjectEntries.IMAGES, offset, AT_ONCE);
            boolean isShared = others.stream()
                    .anyMatch(other -> other instanceof ImageStored stored
                            && picture.equals(stored.relations().picture())
                            && !stored.image().id().equals(entry.image().id()));
            if (isShared || others.isEmpty()) {
                return !isShared;
            }
        }
    }

    private List<DeletionStarted.BoundPlace> places(Subject subject, @Nullable StoredImage image) throws IOException {
        List<DeletionStarted.BoundPlace> places = new ArrayList<>();
        if (image == null) {
            return places;
        }
        long offset = 0;
        List<LedgerEntry> bound = ledger.entries(subject, SubjectEntries.BOUND, offset, AT_ONCE);
        while (!bound.isEmpty()) {
            bound.stream()
                    .map(ImageBound.class::cast)
                    .filter(binding -> isOf(image, binding))
                    .map(binding -> new DeletionStarted.BoundPlace(binding.binding(), binding.place()))
                    .forEach(places::add);
            offset += bound.size();
            bound = ledger.entries(subject, SubjectEntries.BOUND, offset, AT_ONCE);
        }
        return places;
    }

    private static boolean isOf(StoredImage image, ImageBound binding) {
        return binding.image() != null && image.id().equals(binding.image().id());
    }
}
