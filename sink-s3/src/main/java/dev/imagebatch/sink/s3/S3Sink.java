package dev.imagebatch.sink.s3;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.sink.s3.ObjectWriter.Replaceable;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A sink that stores images as objects in a bucket of Amazon S3 or of an S3-compatible server.
 *
 * <p>The id of an image is the full key of its object. An object becomes visible after all its bytes have arrived. By
 * default, only the image named by {@link StoreRequest#replaces()} is overwritten; {@link Overwriting#ALWAYS} permits
 * all overwriting. Conditional uploads prevent overwriting; if the server does not support them, keys are checked
 * before each write. Images are sent and read as streams. The key of a {@linkplain StoreRequest#sidecar() sidecar} is
 * the key of its image followed by {@code .xmp}.
 *
 * <p>Requests are repeated a few times after temporary failures; an interrupt ends them immediately. Exception messages
 * contain advice, but no keys or signatures.
 *
 * <p>Thread-safe. Multiple processes may store images in the same bucket.
 *
 * @since 0.1
 */
public final class S3Sink implements DeletingSink {

    private final S3Settings settings;
    private final Bucket bucket;
    private final ObjectWriter writer;
    private final Sidecars sidecars;
    private final ObjectAddresses addresses;

    S3Sink(S3Settings settings) {
        S3Client client = S3Clients.of(settings);
        this.settings = settings;
        this.addresses = ObjectAddresses.of(settings, client);
        this.bucket = new Bucket(settings, client);
        this.writer = new ObjectWriter(bucket, ConditionSupport.of(bucket, S3Clients.server(client, settings)));
        this.sidecars = new Sidecars(bucket, writer);
    }

    /**
     * Returns a builder of a sink for a bucket.
     *
     * @throws IllegalArgumentException if the name is not a valid bucket name
     */
    public static S3SinkBuilder bucket(String name) {
        return new S3SinkBuilder(name);
    }

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        Upload image = Upload.image(settings.keys.of(request.key()), request);
        requireIntact(request.image());
        Optional<Upload> sidecar = Upload.sidecar(image.key(), request);
        if (sidecar.isPresent()) {
            sidecars.requireFree(sidecar.get(), request);
        }
        place(image, request.replaces().filter(old -> old.id().equals(image.key())));
        if (sidecar.isPresent()) {
            sidecars.write(sidecar.get(), request);
        }
        if (request.replaces().isPresent()) {
            clear(request.replaces().get(), request);
        }
        return StoredImage.at(
                image.key(), addresses.of(image.key()), request.image().info());
    }

    @Override
    public boolean exists(StoredImage image) throws IOException {
        return Interrupts.asIoException(() -> bucket.find(image.id())
                .filter(object -> object.hasLength(image.info().length()))
                .isPresent());
    }

    /**
     * Returns true if the stored object has the content of the image. Compares the server's checksum; reads the object
     * if the server has no checksum of all its bytes.
     */
    @Override
    public boolean isIntact(StoredImage image) throws IOException {
        return Interrupts.asIoException(() -> {
            Optional<StoredObject> object = bucket.find(image.id());
            return object.isPresent() && object.get().holds(UploadContent.of(image.info()));
        });
    }

    /**
     * Returns the image without a request to the server. Each {@link ImageData#openStream()} fetches the object, and
     * fails if the object is missing.
     */
    @Override
    public Optional<ImageData> read(StoredImage image) {
        return Optional.of(new S3Image(bucket, image.id(), image.info()));
    }

    /**
     * Deletes a stored image and its sidecar. Succeeds if the image no longer exists; keeps a different object with the
     * same key.
     *
     * @throws IOException if something may remain; the deletion may be repeated safely
     * @throws InterruptedException if the thread is interrupted before the deletion is complete
     */
    @Override
    public void delete(StoredImage image) throws IOException, InterruptedException {
        sidecars.delete(image);
        Optional<StoredObject> there = bucket.find(image.id());
        if (there.isPresent() && there.get().holds(UploadContent.of(image.info()))) {
            bucket.delete(image.id());
        }
    }

    /** Closes the connections; later calls fail. */
    @Override
    public void close() {
        bucket.close();
    }

    /** Returns the bucket, the prefix, and the endpoint or region, without access keys. */
    @Override
    public String toString() {
        return "S3Sink[" + settings + "]";
    }

    private void place(Upload image, Optional<StoredImage> replaced) throws IOException, InterruptedException {
        if (settings.overwriting == Overwriting.ALWAYS) {
            writer.overwrite(image);
            return;
        }
        Replaceable replaceable = replaced.<Replaceable>map(old -> object -> object.holds(UploadContent.of(old.info())))
                .orElse(Replaceable.NOTHING);
        writer.write(image, replaceable);
    }

    /** Deletes the remaining objects of a replaced image. */
    private void clear(StoredImage old, StoreRequest request) throws IOException, InterruptedException {
        if (!old.id().equals(settings.keys.of(request.key()))) {
            delete(old);
        } else if (request.sidecar().isEmpty()) {
            sidecars.delete(old);
        }
    }

    /**
     * Requires that the image is intact. Needed only without upload checksums, where the server cannot detect changed
     * bytes.
     */
    private void requireIntact(ImageData image) throws IOException {
        if (settings.checksums == Checksums.NONE && !image.isIntact()) {
            throw new IOException("the image's bytes have changed since they were received");
        }
    }
}
