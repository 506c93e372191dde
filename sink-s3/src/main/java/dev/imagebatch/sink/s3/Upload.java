package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.StoreRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * An object to be stored.
 *
 * @param key the full key
 * @param type the media type
 * @param metadata the user-defined metadata
 * @param content the length and checksum of the source
 * @param source the bytes; may be opened repeatedly
 */
record Upload(String key, String type, Map<String, String> metadata, UploadContent content, Source source) {

    /** A source of bytes. */
    interface Source {
        InputStream open() throws IOException;
    }

    static Upload image(String key, StoreRequest request) {
        return new Upload(
                key,
                request.image().info().format().mimeType(),
                ObjectMetadata.ofImage(request),
                UploadContent.of(request.image().info()),
                request.image()::openStream);
    }

    /** Returns the upload of the image's sidecar, or empty if the request has no sidecar. */
    static Optional<Upload> sidecar(String imageKey, StoreRequest request) {
        return request.sidecar().map(packet -> {
            byte[] bytes = packet.getBytes(StandardCharsets.UTF_8);
            return new Upload(
                    ObjectKeys.sidecar(imageKey),
                    "application/rdf+xml",
                    ObjectMetadata.ofSidecar(request.image().info()),
                    UploadContent.of(bytes),
                    () -> new ByteArrayInputStream(bytes));
        });
    }

    /** Returns the key only, without metadata and bytes. */
    @Override
    public String toString() {
        return "Upload[" + key + "]";
    }
}
