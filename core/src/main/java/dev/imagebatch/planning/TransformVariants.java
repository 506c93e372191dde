package dev.imagebatch.planning;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.index.LongSet;

/** The pictures of a batch that several images transform in different ways. */
final class TransformVariants {

    private final LongSet transformed = new LongSet();
    private final LongSet shared = new LongSet();
    private final LongSet later = new LongSet();
    private boolean exist;

    /** Adds the first image of its picture. */
    void first(ItemKeys image) {
        if (!image.isSame()) {
            transformed.add(hash(image.picture()));
        }
    }

    /** Adds an image with the picture of an earlier image, but other transforms. */
    void later(ItemKeys image, long ordinal) {
        shared.add(hash(image.picture()));
        later.add(ordinal);
        exist = true;
    }

    /** Adds an image with the picture and the transforms of an earlier image. */
    void duplicate(ItemKeys image) {
        if (image.isSame() && transformed.contains(hash(image.picture()))) {
            shared.add(hash(image.picture()));
        }
    }

    boolean exist() {
        return exist;
    }

    /** Returns whether one of the images from {@code ordinal} on transforms the picture of an earlier image. */
    boolean include(long ordinal, int images) {
        for (int variant = 0; exist && variant < images; variant++) {
            if (later.contains(ordinal + variant)) {
                return true;
            }
        }
        return false;
    }

    boolean share(Fingerprint picture) {
        return shared.contains(hash(picture));
    }

    private static long hash(Fingerprint picture) {
        return picture.high() ^ Long.rotateLeft(picture.low(), 1);
    }
}
