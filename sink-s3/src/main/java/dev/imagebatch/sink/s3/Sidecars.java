package dev.imagebatch.sink.s3;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.sink.s3.ObjectWriter.Replaceable;
import java.io.IOException;
import java.util.Optional;

/** The sidecars of images. Thread-safe. */
record Sidecars(Bucket bucket, ObjectWriter writer) {

    /**
     * Requires that the sidecar can be written. Called before the image is stored, so that no image is stored without
     * its sidecar.
     *
     * @throws KeyTakenException if the key of the sidecar holds an unrelated object
     */
    void requireFree(Upload sidecar, StoreRequest request) throws IOException, InterruptedException {
        Optional<StoredObject> there = bucket.find(sidecar.key());
        if (there.isPresent()
                && !there.get().holds(sidecar.content())
                && !replaceable(request).is(there.get())) {
            throw new KeyTakenException(request.key());
        }
    }

    void write(Upload sidecar, StoreRequest request) throws IOException, InterruptedException {
        writer.write(sidecar, replaceable(request));
    }

    /** Deletes the sidecar of an image; keeps an object that belongs to another image. */
    void delete(StoredImage image) throws IOException, InterruptedException {
        String key = ObjectKeys.sidecar(image.id());
        Optional<StoredObject> there = bucket.find(key);
        if (there.isPresent() && there.get().isSidecarOf(image.info().sha256())) {
            bucket.delete(key);
        }
    }

    private static Replaceable replaceable(StoreRequest request) {
        Optional<StoredImage> old = request.replaces();
        return object -> object.isSidecarOf(request.image().info().sha256())
                || (old.isPresent() && object.isSidecarOf(old.get().info().sha256()));
    }
}
