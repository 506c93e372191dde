package dev.imagebatch.sink;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One image to be stored, with all that a sink may want to know of it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param key the name it is to have, with {@code /} between folders and the extension of its format; made of portable
 *     characters only
 * @param image the bytes
 * @param specification what was asked for
 * @param variant which of the specification's variants it is, from 0
 * @param piece which piece of the picture it is, where a transform made several; empty for the picture itself
 * @param fingerprint the identity of what is stored
 * @param replaced the stored image that this one takes the place of, such as a placeholder, or null
 * @param xmp an XMP packet that is to be stored beside the image since the image itself must not be changed, or null
 * @param steps what the calls came to that were made for it before
 * @since 0.1
 */
public record StoreRequest(
        String key,
        ImageData image,
        ImageSpecification specification,
        int variant,
        String piece,
        Fingerprint fingerprint,
        @Nullable StoredImage replaced,
        @Nullable String xmp,
        CompletedSteps steps) {

    /** An image with nothing beside it, for which no calls were made before. */
    public static StoreRequest of(
            String key, ImageData image, ImageSpecification specification, Fingerprint fingerprint) {
        return new StoreRequest(key, image, specification, 0, "", fingerprint, null, null, CompletedSteps.inMemory());
    }

    /** The stored image that this one takes the place of, such as a placeholder. */
    public Optional<StoredImage> replaces() {
        return Optional.ofNullable(replaced);
    }

    /** An XMP packet about the image, for a file beside it; a sink that cannot keep one leaves it out. */
    public Optional<String> sidecar() {
        return Optional.ofNullable(xmp);
    }

    /** The same image in the place of another one. */
    public StoreRequest replacing(StoredImage other) {
        return new StoreRequest(key, image, specification, variant, piece, fingerprint, other, xmp, steps);
    }

    /** The same image under another key. */
    public StoreRequest withKey(String other) {
        return new StoreRequest(other, image, specification, variant, piece, fingerprint, replaced, xmp, steps);
    }
}
