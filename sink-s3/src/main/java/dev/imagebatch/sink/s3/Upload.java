package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.StoreRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * One object to be made.
 *
 * @param key its whole key
 * @param type its media type
 * @param metadata what is said of it
 * @param content what the source gives
 * @param source its bytes, as often as they are asked for
 */
record Upload(String key, String type, Map<String, String> metadata, UploadContent content, Source source) {

    /** Where bytes come from. */
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

    /** What is to be stored beside an image, if anything. */
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

    /** Neither metadata nor bytes. */
    @Override
    public String toString() {
        return "Upload[" + key + "]";
    }
}
