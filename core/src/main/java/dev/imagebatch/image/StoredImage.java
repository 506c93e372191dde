package dev.imagebatch.image;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image that a sink has taken: its id there, its address and what it is.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the sink's id of it: a file's path below the sink's folder, an object key, a media id
 * @param location where it can be fetched, or null if it has no address
 * @param info format, dimensions, length and checksum of the stored bytes
 * @since 0.1
 */
public record StoredImage(String id, @Nullable URI location, ImageInfo info) {

    /** An image that has an address. */
    public static StoredImage at(String id, URI address, ImageInfo info) {
        return new StoredImage(id, address, info);
    }

    /** Where it can be fetched. */
    public Optional<URI> address() {
        return Optional.ofNullable(location);
    }
}
