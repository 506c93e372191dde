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
 * @param fingerprint the identity of the request
 * @param replaced the stored image that this one takes the place of, such as a placeholder, or null
 * @since 0.1
 */
public record StoreRequest(
        String key,
        ImageData image,
        ImageSpecification specification,
        int variant,
        Fingerprint fingerprint,
        @Nullable StoredImage replaced) {

    /** The stored image that this one takes the place of, such as a placeholder. */
    public Optional<StoredImage> replaces() {
        return Optional.ofNullable(replaced);
    }

    /** The same image under another key. */
    public StoreRequest withKey(String other) {
        return new StoreRequest(other, image, specification, variant, fingerprint, replaced);
    }
}
