package dev.imagebatch;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.plan.Resolution;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;

/**
 * One image of a run.
 *
 * @param resolution what is asked for, and of whom
 * @param variant which of the specification's variants
 * @param key the fingerprint by which the ledger knows it
 * @param began when the run took it up, in nanoseconds of its clock
 * @param placeholder what is stored in its stead until now
 * @param calls how many calls were made for it with those who were asked before
 */
record Item(
        Resolution resolution, int variant, Fingerprint key, long began, Optional<StoredImage> placeholder, int calls) {

    /** An image that nobody was asked for yet. */
    static Item fresh(Resolution resolution, int variant, Fingerprint key, long began) {
        return new Item(resolution, variant, key, began, Optional.empty(), 0);
    }

    ImageSpecification specification() {
        return resolution.specification();
    }

    String provider() {
        return resolution.request().provider();
    }

    String model() {
        return resolution.request().model();
    }

    Item withPlaceholder(Optional<StoredImage> image) {
        return new Item(resolution, variant, key, began, image, calls);
    }

    /** The same image, asked of somebody else. */
    Item askedOf(Resolution other, int moreCalls) {
        return new Item(other, variant, key, began, placeholder, calls + moreCalls);
    }

    ImageGenerationResult.Builder described(ImageGenerationResult.Builder result) {
        return result.askedOf(provider(), model()).warnings(resolution.warnings());
    }
}
