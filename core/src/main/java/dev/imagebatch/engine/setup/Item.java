package dev.imagebatch.engine.setup;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.planning.ItemKeys;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;

/**
 * One image of a run.
 *
 * @param resolution what is asked for, and of whom
 * @param variant which of the specification's variants
 * @param key the fingerprint by which the ledger knows the picture that is asked for
 * @param stored the fingerprint by which the ledger knows what is stored of it; the same one unless something is done to it
 * @param began when the run took it up, in nanoseconds of its clock
 * @param placeholder what is stored in its stead until now
 * @param calls how many calls were made for it with those who were asked before
 * @param rejections how often what came was no good
 */
public record Item(
        Resolution resolution,
        int variant,
        Fingerprint key,
        Fingerprint stored,
        long began,
        Optional<StoredImage> placeholder,
        int calls,
        int rejections) {

    /** An image that nobody was asked for yet. */
    public static Item fresh(Resolution resolution, int variant, ItemKeys keys, long began) {
        return new Item(resolution, variant, keys.picture(), keys.item(), began, Optional.empty(), 0, 0);
    }

    /** Whether what is stored is more or other than what is received. */
    public boolean isFinished() {
        return !key.equals(stored);
    }

    /** The picture as it was received. */
    public Item original() {
        return new Item(resolution, variant, key, key, began, Optional.empty(), calls, rejections);
    }

    public ImageSpecification specification() {
        return resolution.specification();
    }

    public String provider() {
        return resolution.request().provider();
    }

    public String model() {
        return resolution.request().model();
    }

    public Item withPlaceholder(Optional<StoredImage> image) {
        return new Item(resolution, variant, key, stored, began, image, calls, rejections);
    }

    /** The same image, asked of somebody else. */
    public Item askedOf(Resolution other, int moreCalls) {
        return new Item(other, variant, key, stored, began, placeholder, calls + moreCalls, rejections);
    }

    /** The same image, asked for once more since what came was no good. */
    public Item rejected(int moreCalls) {
        return new Item(resolution, variant, key, stored, began, placeholder, calls + moreCalls, rejections + 1);
    }

    public ImageGenerationResult.Builder described(ImageGenerationResult.Builder result) {
        return result.askedOf(provider(), model()).warnings(resolution.warnings());
    }
}
