package dev.imagebatch.image;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image in a sink: its id, its address and its properties.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the id in the sink: a file's path below the sink's folder, an object key, a media id
 * @param location the address for fetching it, or null if it has none
 * @param info format, dimensions, length and checksum of the stored bytes
 * @since 0.1
 */
public record StoredImage(String id, @Nullable URI location, ImageInfo info) {

    /** Returns a stored image with an address. */
    public static StoredImage at(String id, URI address, ImageInfo info) {
        return new StoredImage(id, address, info);
    }

    /** Returns the address for fetching the image. */
    public Optional<URI> address() {
        return Optional.ofNullable(location);
    }
}
