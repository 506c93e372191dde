package dev.imagebatch.planning;

import dev.imagebatch.index.LongSet;
import dev.imagebatch.spec.Fingerprint;

/** Which pictures of a batch several specifications want, each finished in its own way. */
final class TransformVariants {

    private final LongSet finished = new LongSet();
    private final LongSet shared = new LongSet();
    private final LongSet onceMore = new LongSet();
    private boolean hasMore;

    /** Takes an image of which the picture is not made for an earlier one. */
    void first(ItemKeys.Keys image) {
        if (!image.isSame()) {
            finished.add(hash(image.picture()));
        }
    }

    /** Takes an image of which the picture is made for an earlier one, perhaps to be finished in the same way. */
    void later(ItemKeys.Keys image, boolean isDuplicate, long ordinal) {
        long picture = hash(image.picture());
        boolean isOriginal = image.isSame() && finished.contains(picture);
        if (isOriginal || !isDuplicate) {
            shared.add(picture);
        }
        if (!isDuplicate) {
            onceMore.add(PlannedBatch.mark(ordinal));
            hasMore = true;
        }
    }

    boolean areAny() {
        return hasMore;
    }

    /** Whether one of so many images is another finish of the picture of an earlier one. */
    boolean isOnceMore(long ordinal, int images) {
        for (int variant = 0; hasMore && variant < images; variant++) {
            if (onceMore.contains(PlannedBatch.mark(ordinal + variant))) {
                return true;
            }
        }
        return false;
    }

    boolean areSeveral(Fingerprint picture) {
        return shared.contains(hash(picture));
    }

    private static long hash(Fingerprint picture) {
        return picture.high() ^ Long.rotateLeft(picture.low(), 1);
    }
}
