package dev.imagebatch.sink;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to store one image.
 *
 * <p>Immutable and thread-safe.
 *
 * @param key the name, with {@code /} between folders and the extension of the format; portable characters only
 * @param image the bytes
 * @param specification the specification of the image
 * @param variant the index of the variant, from 0
 * @param piece the name of the piece if a transform made several; empty for an image that is not in pieces
 * @param fingerprint the identity of the stored image
 * @param replaced the stored image to replace, such as a placeholder, or null
 * @param xmp an XMP packet to store beside an image that must not be changed, or null
 * @param steps the results of earlier calls for this image
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

    /** Returns a request without sidecar and without earlier calls. */
    public static StoreRequest of(
            String key, ImageData image, ImageSpecification specification, Fingerprint fingerprint) {
        return new StoreRequest(key, image, specification, 0, "", fingerprint, null, null, CompletedSteps.inMemory());
    }

    /** Returns the stored image to replace, such as a placeholder. */
    public Optional<StoredImage> replaces() {
        return Optional.ofNullable(replaced);
    }

    /** Returns an XMP packet to store beside the image; a sink that cannot store one ignores it. */
    public Optional<String> sidecar() {
        return Optional.ofNullable(xmp);
    }

    /** Returns a request to store the same image in place of another one. */
    public StoreRequest replacing(StoredImage other) {
        return new StoreRequest(key, image, specification, variant, piece, fingerprint, other, xmp, steps);
    }

    /** Returns a request to store the same image under another key. */
    public StoreRequest withKey(String other) {
        return new StoreRequest(other, image, specification, variant, piece, fingerprint, replaced, xmp, steps);
    }
}
