package dev.imagebatch.engine.setup;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.Subject;
import dev.imagebatch.planning.ItemKeys;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;

/**
 * One image of a run.
 *
 * @param resolution the request and its provider
 * @param variant the index among the specification's variants
 * @param requestKey the fingerprint of the requested image
 * @param outputKey the fingerprint of the stored image: equal to the request's if there are no transforms
 * @param began when the run began with it, in nanoseconds of the run's clock
 * @param placeholder the placeholder stored in its place
 * @param calls the number of calls to earlier providers of the fallback chain, and for rejected images
 * @param rejections how often the quality check rejected its image
 */
public record Item(
        Resolution resolution,
        int variant,
        Fingerprint requestKey,
        Fingerprint outputKey,
        long began,
        Optional<StoredImage> placeholder,
        int calls,
        int rejections) {

    /** Returns an item that was not requested yet. */
    public static Item fresh(Resolution resolution, int variant, ItemKeys keys, long began) {
        return new Item(resolution, variant, keys.picture(), keys.item(), began, Optional.empty(), 0, 0);
    }

    /** Returns whether the stored image is made from the received one by transforms. */
    public boolean isTransformed() {
        return !requestKey.equals(outputKey);
    }

    /** Returns the received image as an item of its own. */
    public Item original() {
        return new Item(resolution, variant, requestKey, requestKey, began, Optional.empty(), calls, rejections);
    }

    public ImageSpecification specification() {
        return resolution.specification();
    }

    /** Returns the subject and its owner; empty if the specification names no subject. */
    public Optional<Subject> subject() {
        return specification()
                .subject()
                .map(name -> new Subject(name, specification().owner().orElse(null)));
    }

    public String provider() {
        return resolution.request().provider();
    }

    public String model() {
        return resolution.request().model();
    }

    public Item withPlaceholder(Optional<StoredImage> image) {
        return new Item(resolution, variant, requestKey, outputKey, began, image, calls, rejections);
    }

    /** Returns the same image, to be requested from another provider. */
    public Item requestedFrom(Resolution other, int moreCalls) {
        return new Item(other, variant, requestKey, outputKey, began, placeholder, calls + moreCalls, rejections);
    }

    /** Returns the same image, to be requested again after its quality was rejected. */
    public Item rejected(int moreCalls) {
        int all = calls + moreCalls;
        return new Item(resolution, variant, requestKey, outputKey, began, placeholder, all, rejections + 1);
    }

    /** Returns the same image with one more warning for its result. */
    public Item warned(String warning) {
        Resolution warned = resolution.withWarning(warning);
        return new Item(warned, variant, requestKey, outputKey, began, placeholder, calls, rejections);
    }

    /** Adds provider, model and warnings to a result. */
    public ImageGenerationResult.Builder described(ImageGenerationResult.Builder result) {
        return result.askedOf(provider(), model()).warnings(resolution.warnings());
    }
}
